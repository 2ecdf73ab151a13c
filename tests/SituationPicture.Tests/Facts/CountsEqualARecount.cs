using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Weeks;
using FsCheck;
using FsCheck.Fluent;

namespace Est.SituationPicture.Tests.Facts;

/// <summary>
/// Whatever comes in whatever order, at once, twice, and while areas change: the counts are those of a plain recount of
/// the newest revisions in the newest areas, and what was announced last of each cell is what the cell holds.
/// </summary>
public sealed class CountsEqualARecount(PictureApp app)
{
    private const int Ids = 8, Revisions = 4;
    private static readonly string[] Layouts = ["", "west east", "west", "all below:all"];

    [Fact]
    public void After_any_sequence_of_events() =>
        Prop.ForAll(Histories, async history =>
        {
            var kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;
            foreach (var burst in history.Bursts) await RunAsync(kommun, history, burst);
            (await FoundAsync(kommun.Code)).ShouldBe(Recount(kommun, history));
            (await HeldAsync(kommun.Code)).ShouldBe(await AnnouncedAsync(kommun.Code));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    /// <summary>What one revision of a report says; the same whenever it comes.</summary>
    private sealed record Content(string Kind, string Category, int Severity, int Week, int Length, int Place, string Organisation, bool Retracted);

    /// <param name="Messages">Each a list of (report, revision).</param>
    /// <param name="Layout">The areas given meanwhile; null for none.</param>
    private sealed record Burst(IReadOnlyList<IReadOnlyList<(int Id, int Revision)>> Messages, bool Twice, int? Layout);

    private sealed record History(IReadOnlyList<Content> Contents, IReadOnlyList<Burst> Bursts)
    {
        public Guid[] Reports { get; } = [.. Enumerable.Range(0, Ids).Select(_ => Guid.NewGuid())];
        public Content Of((int Id, int Revision) item) => Contents[item.Id * Revisions + item.Revision];
    }

    private static Arbitrary<History> Histories
    {
        get
        {
            var content =
                from kind in Gen.Elements("incident", "incident", "observation", "planned", "calm")
                from category in Gen.Elements("brand", "klotter")
                from severity in Gen.Choose(1, 3)
                from week in Gen.Choose(0, 1)
                from length in Gen.Elements(-1, 0, 90, 1_000, 20_000)
                from place in Gen.Choose(0, 4)
                from organisation in Gen.Elements("Polisen", "Bygget")
                from retracted in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
                select new Content(kind, category, severity, week, length, place, organisation, retracted);
            var message =
                from size in Gen.Choose(1, 5)
                from items in Gen.Choose(0, Ids - 1).SelectMany(id => Gen.Choose(0, Revisions - 1).Select(revision => (id, revision))).ListOf(size)
                select (IReadOnlyList<(int, int)>)[.. items];
            var burst =
                from count in Gen.Choose(0, 4)
                from messages in message.ListOf(count)
                from twice in Gen.Elements(true, false)
                from layout in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, Layouts.Length - 1).Select(l => (int?)l)))
                select new Burst([.. messages], twice, layout);
            return (from contents in content.ListOf(Ids * Revisions)
                    from count in Gen.Choose(1, 6)
                    from bursts in burst.ListOf(count)
                    select new History([.. contents], [.. bursts])).ToArbitrary();
        }
    }

    private async Task RunAsync(Municipality kommun, History history, Burst burst)
    {
        var work = burst.Messages.SelectMany(message =>
        {
            var (id, reports) = (Guid.NewGuid(), message.Select(item => ReportOf(kommun, history, item)).ToList());
            return Enumerable.Range(0, burst.Twice ? 2 : 1).Select(_ => app.ReceiveAsync(kommun.Code, reports, id));
        });
        if (burst.Layout is { } layout) work = work.Append(PutAsync(kommun, layout));
        await Task.WhenAll(work);
    }

    private async Task PutAsync(Municipality kommun, int layout)
    {
        var features = Layouts[layout].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(area => area switch
        {
            "west" => Made.Square("west", kommun.MinLon, kommun.MinLat, 0.05),
            "east" => Made.Square("east", kommun.MinLon + 0.05, kommun.MinLat, 0.05),
            "all" => Made.Square("all", kommun.MinLon, kommun.MinLat, 0.1),
            _ => Made.Square("below", kommun.MinLon, kommun.MinLat, 0.05, "all"),
        });
        using var answer = await app.PutAreasAsync(kommun.Code, Made.Areas([.. features]));
        answer.EnsureSuccessStatusCode();
    }

    private static RecordedReport ReportOf(Municipality kommun, History history, (int Id, int Revision) item)
    {
        var content = history.Of(item);
        var from = Made.At("2026-11-13T21:17:00.1234567+01:00").AddDays(7 * content.Week);
        var place = content.Place switch
        {
            0 => Made.Report,
            1 => Made.Report with { Precision = "area", AreaCode = "east" },
            _ => Made.Report with { Precision = "point", Lon = kommun.MinLon + 0.05 * (content.Place - 2) + 0.025, Lat = kommun.MinLat + 0.025 },
        };
        return place with
        {
            Id = history.Reports[item.Id],
            Revision = item.Revision + 1,
            Kind = content.Kind,
            Category = content.Category,
            Severity = content.Severity,
            OccurredFrom = from,
            OccurredTo = content.Length < 0 ? null : from.AddMinutes(content.Length),
            Organisation = content.Organisation,
            Retracted = content.Retracted,
        };
    }

    /// <summary>The areas a place counts in, read off the drawing: west and east are halves of all, below is all's western half.</summary>
    private static string[] AreasOf(string kommun, int place, int layout) => (place, layout) switch
    {
        (1 or 3, 1) => ["east", kommun],
        (2, 1 or 2) => ["west", kommun],
        (2, 3) => ["below", "all", kommun],
        (3, 3) => ["all", kommun],
        _ => [kommun],
    };

    private static List<string> Recount(Municipality kommun, History history)
    {
        var newest = history.Bursts.SelectMany(b => b.Messages).SelectMany(m => m).GroupBy(item => item.Id).Select(g => g.MaxBy(item => item.Revision))
            .Select(item => (Report: ReportOf(kommun, history, item), Content: history.Of(item))).Where(f => !f.Report.Retracted).ToList();
        var layout = history.Bursts.LastOrDefault(b => b.Layout is not null)?.Layout ?? 0;
        var placed = newest.Where(f => f.Report.Kind is "incident" or "observation")
            .SelectMany(f => AreasOf(kommun.Code, f.Content.Place, layout), (f, area) => (f.Report, Week: Week.Of(f.Report.OccurredFrom), Area: area)).ToList();
        return
        [
            .. placed.GroupBy(f => (f.Week, f.Area, f.Report.Category))
                .Select(g => $"count {g.Key.Week} {g.Key.Area} {g.Key.Category} {g.Count()} {g.Sum(f => f.Report.Severity)}").Order(StringComparer.Ordinal),
            .. placed.SelectMany(f => HoursOfWeek.Spread(f.Report.OccurredFrom, f.Report.OccurredTo), (f, share) => (f.Week, f.Area, share.Hour, share.Millionths))
                .GroupBy(f => (f.Week, f.Area, f.Hour)).Select(g => $"hour {g.Key.Week} {g.Key.Area} {g.Key.Hour} {g.Sum(f => f.Millionths)}").Order(StringComparer.Ordinal),
            .. newest.GroupBy(f => (Week: Week.Of(f.Report.OccurredFrom), f.Report.Organisation))
                .Select(g => $"organisation {g.Key.Week} {g.Key.Organisation} {g.Count(f => f.Report.Kind is "incident" or "observation")} {g.Count(f => f.Report.Kind == "planned")} {g.Count(f => f.Report.Kind == "calm")}").Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>All that is not nothing in the weekly tables.</summary>
    private Task<List<string>> FoundAsync(string kommun) => app.Database.ListAsync<string>(
        """
        select line from (
            select 1 as part, concat_ws(' ', 'count', week, area, category, count, severities) as line from weekly_counts where municipality = $1 and (count, severities) <> (0, 0)
            union all select 2, concat_ws(' ', 'hour', week, area, hour - 1, share) from weekly_hours, unnest(millionths) with ordinality as hours (share, hour) where municipality = $1 and share <> 0
            union all select 3, concat_ws(' ', 'organisation', week, organisation, reports, planned, calm) from weekly_organisations where municipality = $1 and (reports, planned, calm) <> (0, 0, 0)
        ) lines order by part, line collate "C"
        """, kommun);

    private Task<List<string>> HeldAsync(string kommun) => app.Database.ListAsync<string>(
        "select concat_ws(' ', week, area, category, count, severities, revision) collate \"C\" from weekly_counts where municipality = $1 order by 1", kommun);

    private async Task<List<string>> AnnouncedAsync(string kommun) =>
        [.. (await app.AnnouncedAsync<WeekCounted>(kommun)).SelectMany(e => e.Cells).GroupBy(c => (c.Week, c.Area, c.Category)).Select(g => g.MaxBy(c => c.Revision)!)
            .Select(c => $"{c.Week} {c.Area} {c.Category} {c.Count} {c.Weighted} {c.Revision}").Order(StringComparer.Ordinal)];
}
