using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Est.Intake.Feeds.Polisen;
using Est.ServiceDefaults.Municipalities;

namespace Est.Intake.Tests.Feeds;

/// <summary>
/// All police events of three years where they are at hand, otherwise a small made sample of the same form with the same oddities:
/// none lost, none counted twice.
/// </summary>
public sealed class AllPoliceEvents(FeedFixture feed, ITestOutputHelper output) : IClassFixture<FeedFixture>
{
    private static readonly string[] Months =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    [Fact]
    public async Task Every_event_counts_once_in_its_kommun_and_week()
    {
        var file = RunningEst.SharedData("polisen-events-2023-2025.ndjson.gz") ?? Path.Combine(AppContext.BaseDirectory, "Samples", "polisen-sample.ndjson.gz");
        output.WriteLine($"Data: {Path.GetFileName(file)}");
        var body = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var events = Read(body);

        var clock = Stopwatch.StartNew();
        var first = await feed.SendAsync(body);
        output.WriteLine($"{first} in {clock.Elapsed.TotalSeconds:0.0} s");
        var county = events.Count(e => e.Place.EndsWith(" län", StringComparison.Ordinal));
        var placed = events.Where(e => !e.Place.EndsWith(" län", StringComparison.Ordinal)).ToList();
        (first.Received, first.County, first.UnknownPlace, first.Quarantined).ShouldBe((events.Count, county, 0, 0));
        first.Accepted.ShouldBe(placed.DistinctBy(e => e.Id).Count());
        (first.Accepted + first.Revised + first.Unchanged).ShouldBe(placed.Count);

        // The last version of each id, by the name of its place, in the week of the day in its name and the year in its address.
        var expected = events.GroupBy(e => e.Id).Select(versions => versions.Last()).Where(e => !e.Place.EndsWith(" län", StringComparison.Ordinal))
            .CountBy(e => $"{e.Place.ToUpperInvariant()} {e.Week}").ToDictionary();
        await ShouldCountAsync(expected);
        (await feed.Database.ValueAsync<long>("select count(*) from county_events"))
            .ShouldBe(events.GroupBy(e => e.Id).Count(versions => versions.Last().Place.EndsWith(" län", StringComparison.Ordinal)));

        var again = await feed.SendAsync(body);
        again.ShouldBe(new FeedCounts(events.Count, 0, 0, placed.Count, county, 0, 0));
        await ShouldCountAsync(expected);
    }

    private async Task ShouldCountAsync(Dictionary<string, int> expected)
    {
        var counted = await CountedAsync();
        counted.Except(expected).ShouldBeEmpty("counted and not expected");
        expected.Except(counted).ShouldBeEmpty("expected and not counted");
    }

    private async Task<Dictionary<string, int>> CountedAsync()
    {
        var rows = await feed.Database.ListAsync<string>("""
            select municipality || to_char(occurred_from at time zone 'Europe/Stockholm', ' IYYY-"W"IW') || ' ' || count(*)
            from reports where retracted_at is null group by municipality, to_char(occurred_from at time zone 'Europe/Stockholm', ' IYYY-"W"IW')
            """);
        return rows.Select(row => row.Split(' ')).ToDictionary(
            row => $"{Municipalities.ByCode(row[0])!.Name.ToUpperInvariant()} {row[1]}", row => int.Parse(row[2], CultureInfo.InvariantCulture));
    }

    private sealed record Event(long Id, string Place, string Week);

    private static List<Event> Read(byte[] gzip)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress));
        var events = new List<Event>();
        while (reader.ReadLine() is { } line)
        {
            var json = JsonDocument.Parse(line).RootElement;
            var name = json.GetProperty("name").GetString()!.Split(' ');
            var year = json.GetProperty("url").GetString()!.Split('/')[3];
            var day = new DateTime(Number(year), System.Array.IndexOf(Months, name[1]) + 1, Number(name[0]));
            events.Add(new Event(
                json.GetProperty("id").GetInt64(), json.GetProperty("location").GetProperty("name").GetString()!,
                $"{ISOWeek.GetYear(day)}-W{ISOWeek.GetWeekOfYear(day):00}"));
        }
        return events;

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
