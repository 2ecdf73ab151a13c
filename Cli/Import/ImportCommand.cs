using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Est.Cli.Access;

namespace Est.Cli.Import;

/// <summary>Takes in a file of the police's public events through the gateway, in chunks, with progress on stderr and the sum on stdout.</summary>
internal static class ImportCommand
{
    private const int EventsPerChunk = 2_000;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "JSON array or NDJSON, gzipped or not; - for stdin." };
        var json = new Option<bool>("--json") { Description = "The sum as JSON." };
        var polisen = new Command("polisen", "Import the police's public events.") { file, json };
        polisen.SetAction((parsed, ct) => HandleAsync(parsed.GetRequiredValue(file), parsed.GetValue(json), ct));
        return new Command("import", "Take in a file.") { polisen };
    }

    private static async Task<int> HandleAsync(string file, bool json, CancellationToken ct)
    {
        using var gateway = GatewayClient.Connect();
        var feed = new PolisenFeed(gateway);
        var progress = new Progress();
        var totals = FeedTotals.None;
        try
        {
            await using var source = Open(file);
            await foreach (var chunk in EventFile.ReadAsync(source, ct).Chunk(EventsPerChunk).WithCancellation(ct))
            {
                totals += await feed.SendAsync(chunk, ct);
                progress.Show(totals);
            }
        }
        catch (CliFailure failure)
        {
            progress.End();
            if (totals.Received > 0) totals.Write(Console.Out, json);
            throw new CliFailure(failure.Message + (totals.Received == 0
                ? " Nothing was sent."
                : string.Create(CultureInfo.InvariantCulture, $" {totals.Received:N0} events before that were sent; import the mended file whole, they will not count twice.")));
        }
        progress.End();
        if (totals.Received == 0) throw new CliFailure($"{file} holds no events.");
        totals.Write(Console.Out, json);
        return 0;
    }

    private static Stream Open(string file)
    {
        if (file == "-") return Console.OpenStandardInput();
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliFailure($"{file} cannot be read: {e.Message}");
        }
    }

    private sealed class Progress
    {
        private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _shown = -BetweenLines;

        /// <summary>On a terminal one line that changes; in a log a line now and then.</summary>
        public void Show(FeedTotals totals)
        {
            if (Console.IsErrorRedirected && _clock.Elapsed - _shown < BetweenLines) return;
            _shown = _clock.Elapsed;
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{totals.Received:N0} events sent: {totals.Accepted:N0} new, {totals.Revised:N0} revised, {totals.Unchanged:N0} unchanged ({totals.Received / _clock.Elapsed.TotalSeconds:N0}/s)");
            if (Console.IsErrorRedirected) Console.Error.WriteLine(line);
            else Console.Error.Write($"\r{line}\e[K");
        }

        public void End()
        {
            if (!Console.IsErrorRedirected && _shown > TimeSpan.Zero) Console.Error.WriteLine();
        }
    }
}
