using System.Globalization;

namespace Est.Samples.FolderFollower;

/// <summary>
/// Sends each file of a folder, oldest name first, and moves it to <c>done</c>, or to <c>failed</c> with the reason beside it. How far a file has come stands in
/// <c>FILE.position</c>, so that a follower that was killed goes on there; sending a portion twice would do no harm, since each line's externalId makes it the same report.
/// </summary>
public static class Folder
{
    private const int Portion = 2_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static async Task FollowAsync(string folder, EstClient est, bool once, CancellationToken ct)
    {
        while (true)
        {
            foreach (var file in Directory.GetFiles(folder).Where(f => Path.GetExtension(f) is ".csv" or ".xlsx" or ".ndjson").Order(StringComparer.Ordinal))
                await SendAsync(file, est, ct);
            if (once) return;
            await Task.Delay(Pause, ct);
        }
    }

    private static async Task SendAsync(string file, EstClient est, CancellationToken ct)
    {
        try
        {
            if (Path.GetExtension(file) == ".ndjson") await SendLinesAsync(file, est, ct);
            else await ImportAsync(file, est, ct);
            Move(file, "done");
        }
        catch (InvalidDataException error)
        {
            var failed = Move(file, "failed");
            await File.WriteAllTextAsync(failed + ".reason", error.Message, ct);
            await Console.Error.WriteLineAsync($"{Path.GetFileName(file)}: {error.Message}");
        }
    }

    private static async Task SendLinesAsync(string file, EstClient est, CancellationToken ct)
    {
        var sent = PositionOf(file) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        foreach (var portion in File.ReadLines(file).Skip(sent).Chunk(Portion))
        {
            // A blank line has no result.
            var results = await est.SendLinesAsync([.. portion.Where(line => !string.IsNullOrWhiteSpace(line))], ct);
            // The results first: a line that is told of must not be forgotten when this is killed between the two.
            await File.AppendAllLinesAsync(file + ".results", results, ct);
            sent += portion.Length;
            Keep(file, sent.ToString(CultureInfo.InvariantCulture));
            Console.WriteLine($"{Path.GetFileName(file)}: {sent} lines are durable");
        }
    }

    private static async Task ImportAsync(string file, EstClient est, CancellationToken ct)
    {
        if (!Guid.TryParse(PositionOf(file), out var import))
        {
            import = await est.UploadAsync(file, ct);
            Keep(file, import.ToString());
        }
        var done = await est.RunAsync(import, ct);
        Console.WriteLine($"{Path.GetFileName(file)}: {done.GetProperty("accepted")} new, {done.GetProperty("unchanged")} known, {done.GetProperty("errors")} in quarantine");
    }

    private static string? PositionOf(string file) => File.Exists(file + ".position") ? File.ReadAllText(file + ".position") : null;

    /// <summary>Whole or not at all: a rename is.</summary>
    private static void Keep(string file, string position)
    {
        File.WriteAllText(file + ".position.new", position);
        File.Move(file + ".position.new", file + ".position", overwrite: true);
    }

    private static string Move(string file, string to)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, to)).FullName;
        var moved = Path.Combine(folder, Path.GetFileName(file));
        if (File.Exists(file + ".results")) File.Move(file + ".results", moved + ".results", overwrite: true);
        File.Move(file, moved, overwrite: true);
        File.Delete(file + ".position");
        return moved;
    }
}
