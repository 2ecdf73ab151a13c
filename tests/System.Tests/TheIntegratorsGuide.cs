using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Est.SystemTests;

/// <summary>The examples of docs/integrations.md and the sample beside it, run as an integrator runs them.</summary>
public sealed partial class TheIntegratorsGuide
{
    private const string Kommun = "1862";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bash", "bash", "example.sh", 5), InlineData("python", "python3", "example.py", 5_000), InlineData("csharp", "dotnet run", "example.cs", 5_000)]
    public async Task An_example_does_what_it_says(string language, string command, string file, int reports)
    {
        using var place = new TemporaryFolder();
        var example = Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(RunningEst.Root, "docs", "integrations.md"), Ct)).Single(b => b.Groups["language"].Value == language).Groups["code"].Value;
        await File.WriteAllTextAsync(Path.Combine(place.Path, file), (language == "bash" ? "set -euo pipefail\n" : "") + example, Ct);
        var source = $"exempel-{language}-{Guid.NewGuid().ToString("N")[..8]}";
        var (_, key) = await RunningEst.CreateKeyAsync(Kommun, organisation: source, source: source);

        var (exitCode, output) = await RunAsync(place.Path, key, [.. command.Split(' '), file]);
        exitCode.ShouldBe(0, output);
        await Eventually.SeesAsync($"{reports} reports of {source} are there", () => CountAsync(key), count => count == reports);
    }

    [Fact]
    public async Task The_follower_of_a_folder_sends_each_file_once_and_goes_on_after_a_kill()
    {
        using var place = new TemporaryFolder();
        var source = $"mapp-{Guid.NewGuid().ToString("N")[..8]}";
        var (_, key) = await RunningEst.CreateKeyAsync(Kommun, organisation: source, source: source);
        await File.WriteAllLinesAsync(Path.Combine(place.Path, "a.ndjson"), Enumerable.Range(1, 40_000).Select(i => RunningEst.Report($"F-{i}").ToJsonString()), Ct);
        await File.WriteAllTextAsync(Path.Combine(place.Path, "b.csv"), "Id;Datum;Kategori\nC-1;2026-11-20;klotter\nC-2;2026-11-21;brand\n", Encoding.UTF8, Ct);
        await File.WriteAllTextAsync(Path.Combine(place.Path, "c.csv"), "", Ct);
        var follower = Path.Combine(RunningEst.Root, "samples", "FolderFollower", "bin", "Release", "net10.0", "FolderFollower.dll");

        using (var killed = Start(place.Path, key, ["dotnet", follower, place.Path]))
        {
            var position = Path.Combine(place.Path, "a.ndjson.position");
            await Eventually.SeesAsync("a part of the file is durable", () => Task.FromResult(File.Exists(position)), there => there);
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync(Ct);
        }
        File.Exists(Path.Combine(place.Path, "a.ndjson")).ShouldBeTrue("the kill came too late to prove anything");
        var (exitCode, output) = await RunAsync(place.Path, key, ["dotnet", follower, place.Path, "--once"]);
        exitCode.ShouldBe(0, output);

        Directory.GetFiles(place.Path).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(place.Path, "done")).Select(Path.GetFileName).Order().ShouldBe(["a.ndjson", "a.ndjson.results", "b.csv"]);
        (await File.ReadAllTextAsync(Path.Combine(place.Path, "failed", "c.csv.reason"), Ct)).ShouldContain("empty-file");
        (await CountAsync(key)).ShouldBe(40_002);
    }

    private static async Task<int> CountAsync(string key)
    {
        using var client = RunningEst.ClientWith(key);
        var (count, after) = (0, "");
        do
        {
            var page = (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/{Kommun}/reports?limit=500{after}", UriKind.Relative), Ct))!;
            count += page["reports"]!.AsArray().Count;
            after = (string?)page["next"] is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);
        return count;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, string key, string[] command)
    {
        using var process = Start(folder, key, command);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output + await errors);
    }

    private static Process Start(string folder, string key, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["EST"], start.Environment["KOMMUN"], start.Environment["KEY"]) = (RunningEst.Gateway.GetLeftPart(UriPartial.Authority), Kommun, key);
        return Process.Start(start)!;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("est-guide-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    [GeneratedRegex(@"^```(?<language>bash|python|csharp)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();
}
