using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Est.SystemTests;

/// <summary>The police's public events, from the file a coordinator has to the picture in the meeting.</summary>
public sealed partial class PoliceFeedTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_placed_in_a_kommun_is_counted_there_once()
    {
        var file = RunningEst.SharedData("polisen-events-2023-2025.ndjson.gz") ?? Path.Combine(AppContext.BaseDirectory, "Samples", "polisen-sample.ndjson.gz");
        output.WriteLine($"Data: {Path.GetFileName(file)}");
        var events = await ReadAsync(file);
        // Without a second look at Est's own tables: the last revision of each id, its place by name, its week by its own clock.
        var placed = events.GroupBy(e => e.Id).Select(revisions => revisions.Last()).Where(e => !e.Place.EndsWith(" län", StringComparison.Ordinal)).ToList();

        var first = Sum(await RunningEst.RunAsync("import", "polisen", file, "--json"));
        ((int)first["received"]!).ShouldBe(events.Count);
        ((int)first["accepted"]! + (int)first["revised"]! + (int)first["unchanged"]! + (int)first["county"]!
            + (int)first["unknownPlace"]! + (int)first["quarantined"]!).ShouldBe(events.Count);
        ((int)first["quarantined"]!).ShouldBe(0);
        ((int)first["unknownPlace"]!).ShouldBe(0);

        foreach (var (place, code) in new[] { ("Degerfors", "1862"), ("Karlskoga", "1883"), ("Örebro", "1880"), ("Upplands väsby", "0114"), ("Stockholm", "0180") })
        {
            var expected = placed.Where(e => e.Place == place).GroupBy(e => e.Week).ToDictionary(week => week.Key, week => week.Count());
            if (expected.Count == 0) continue;
            using var client = await RunningEst.ClientAsync(code, "analytiker");
            await Eventually.SeesAsync($"the counts of {place} per week are those of the file",
            async () => await CountsAsync(client, code, expected.Keys),
            counts => expected.All(week => counts[week.Key] == week.Value), TimeSpan.FromMinutes(3));
        }

        var second = Sum(await RunningEst.RunAsync("import", "polisen", file, "--json"));
        ((int)second["accepted"]!).ShouldBe(0);
        ((int)second["received"]!).ShouldBe(events.Count);
    }

    private static JsonNode Sum((int ExitCode, string Output, string Error) run)
    {
        run.ExitCode.ShouldBe(0, run.Error);
        return JsonNode.Parse(run.Output)!;
    }

    private static async Task<Dictionary<string, int>> CountsAsync(HttpClient client, string municipality, IEnumerable<string> weeks)
    {
        var ordered = weeks.Order(StringComparer.Ordinal).ToList();
        var trend = JsonNode.Parse(await client.GetStringAsync(
            new Uri($"/api/{municipality}/trends?from={ordered[0]}&to={ordered[^1]}", UriKind.Relative), Ct))!;
        return trend["weeks"]!.AsArray().ToDictionary(week => (string)week!["week"]!, week => (int)week!["count"]!);
    }

    private sealed record Event(long Id, string Place, string Week);

    private static async Task<List<Event>> ReadAsync(string file)
    {
        await using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var events = new List<Event>();
        while (await reader.ReadLineAsync(Ct) is { } line)
        {
            var e = JsonNode.Parse(line)!;
            var published = DateTime.ParseExact(((string)e["datetime"]!)[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            events.Add(new Event((long)e["id"]!, (string)e["location"]!["name"]!, Week((string)e["name"]!, published)));
        }
        return events;
    }

    /// <summary>The day stands in the name without its year: of the years around the publication, the nearest is meant.</summary>
    private static string Week(string name, DateTime published)
    {
        var match = DayAndMonth().Match(name);
        var month = CultureInfo.GetCultureInfo("sv-SE").DateTimeFormat.MonthNames.ToList().IndexOf(match.Groups[2].Value) + 1;
        var day = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var date = new[] { -1, 0, 1 }
            .Where(offset => day <= DateTime.DaysInMonth(published.Year + offset, month))
            .Select(offset => new DateTime(published.Year + offset, month, day))
            .MinBy(candidate => Math.Abs((candidate - published).TotalDays));
        return $"{ISOWeek.GetYear(date)}-W{ISOWeek.GetWeekOfYear(date):00}";
    }

    [GeneratedRegex(@"^(\d{1,2}) (\p{L}+)")]
    private static partial Regex DayAndMonth();
}
