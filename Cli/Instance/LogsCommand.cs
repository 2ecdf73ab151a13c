using System.CommandLine;

namespace Est.Cli.Instance;

/// <summary>Prints the console log of a resource, of all its replicas one after another.</summary>
internal static class LogsCommand
{
    public static Command Create()
    {
        var resource = new Argument<string>("resource") { Description = "Its name, as ./est status shows it." };
        var follow = new Option<bool>("--follow", "-f") { Description = "Stay, and print what is added." };
        var command = new Command("logs", "Print the log of a resource.") { resource, follow };
        command.SetAction((parsed, ct) => HandleAsync(parsed.GetRequiredValue(resource), parsed.GetValue(follow), ct));
        return command;
    }

    private static async Task<int> HandleAsync(string resource, bool follow, CancellationToken ct)
    {
        var folder = Path.Combine(RunningInstance.Home, "logs");
        var names = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.log").Select(file => Path.GetFileNameWithoutExtension(file)!).Order().ToArray()
            : [];
        var wanted = names.Where(name => name == resource || IsReplica(name, resource)).ToArray();
        if (wanted.Length == 0)
            throw new CliFailure($"There is no log of {resource}; there are logs of: {(names.Length == 0 ? "nothing yet" : string.Join(", ", names))}.");

        var readers = wanted.Select(name => new StreamReader(new FileStream(
            Path.Combine(folder, $"{name}.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))).ToArray();
        do
        {
            foreach (var reader in readers)
                while (await reader.ReadLineAsync(ct) is { } line) Console.WriteLine(line);
            if (follow) await Task.Delay(300, ct);
        }
        while (follow);
        return 0;
    }

    private static bool IsReplica(string name, string resource) =>
        name.StartsWith(resource + "-", StringComparison.Ordinal) && name[(resource.Length + 1)..].All(char.IsAsciiDigit);
}
