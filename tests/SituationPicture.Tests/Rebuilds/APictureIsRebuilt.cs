using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;

namespace Est.SituationPicture.Tests.Rebuilds;

/// <summary>Whatever had become of the picture: after a rebuild it is what Intake's reports say, and the other services hear of it.</summary>
public sealed class APictureIsRebuilt(PictureApp app)
{
    private readonly string kommun = PictureApp.NewMunicipality();

    [Fact]
    public async Task It_equals_the_one_before()
    {
        var before = await RecordAsync();
        (await RebuildAsync()).ShouldBe((8, 0, 0));
        (await StateAsync()).ShouldBe(before);
        await AnnouncedIsHeldAsync();
    }

    [Fact]
    public async Task Wrong_counts_are_healed()
    {
        var before = await RecordAsync();
        await RunAsync("update weekly_counts set count = count + 7, severities = 1 where municipality = $1 and category = 'brand'");
        await RunAsync("update weekly_organisations set calm = 9 where municipality = $1");
        await RunAsync("update weekly_hours set millionths[3] = -5 where municipality = $1");
        await RunAsync("insert into weekly_counts select municipality, '2020-W01', area, category, 3, 3, 4 from weekly_counts where municipality = $1 limit 1");
        (await StateAsync()).ShouldNotBe(before);

        await RebuildAsync();

        (await StateAsync()).ShouldBe(before);
        await AnnouncedIsHeldAsync();
        (await app.AnnouncedAsync<WeekCounted>(kommun)).SelectMany(e => e.Cells).Where(c => c.Week == "2020-W01").Select(c => (c.Count, c.Revision > 4))
            .ShouldBe([(0, true)], "the cell that vanished is announced as zero");
    }

    [Fact]
    public async Task Lost_rows_come_back_under_higher_revisions_than_the_others_know()
    {
        var before = await RecordAsync();
        var known = await RevisionsAsync();
        await RunAsync("delete from weekly_counts where municipality = $1");
        await RunAsync("delete from facts where municipality = $1");

        (await RebuildAsync()).ShouldBe((8, 8, 0));

        (await StateAsync()).ShouldBe(before);
        var after = await RevisionsAsync();
        known.ShouldAllBe(cell => after[cell.Key] > cell.Value);
        await AnnouncedIsHeldAsync();
    }

    [Fact]
    public async Task Facts_are_what_Intake_holds()
    {
        var before = await RecordAsync();
        await RunAsync("update facts set severity = 3, category = 'klotter' where municipality = $1 and category = 'brand' and not retracted");
        await app.ReceiveAsync(kommun, Made.NewReport());     // one that Intake does not have
        (await RebuildAsync()).ShouldBe((8, 3, 1));
        (await StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_retracted_report_stays_uncounted()
    {
        await RecordAsync();
        var retracted = PictureApp.Intake.Of(kommun).Single(r => r.Retracted);
        await RebuildAsync();
        (await app.Database.ListAsync<bool>("select retracted from facts where municipality = $1 and report_id = $2", kommun, retracted.Id)).ShouldBe([true]);
        var before = await StateAsync();
        await app.ReceiveAsync(kommun, retracted with { Revision = 1, Retracted = false });     // an old message that comes late
        (await StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_told_meanwhile_is_counted_once()
    {
        await RecordAsync();
        var held = PictureApp.Intake.Of(kommun);
        var page = 0;
        PictureApp.Intake.AfterPage = async asked =>
        {
            if (asked != kommun || page++ != 1) return;
            // Behind the pages already read: a new report, a revision and a retraction, which the picture hears of now.
            var first = held.Where(r => !r.Retracted).OrderBy(r => r.Id.ToString("N"), StringComparer.Ordinal).ToList();
            RecordedReport[] told =
            [
                Report("brand") with { Id = new Guid("00000000-0000-0000-0000-000000000001") },
                first[0] with { Revision = first[0].Revision + 1, Severity = 3 },
                first[1] with { Revision = first[1].Revision + 1, Retracted = true },
            ];
            lock (held)
            {
                held.RemoveAll(r => told.Any(t => t.Id == r.Id));
                held.AddRange(told);
            }
            await app.ReceiveAsync(kommun, told);
            // And one whose message comes only after the rebuild.
            held.Add(Report("klotter") with { Id = new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff") });
        };
        await RebuildAsync();
        PictureApp.Intake.AfterPage = null;
        await app.ReceiveAsync(kommun, held[^1]);
        var seen = await StateAsync();

        (await RebuildAsync()).ShouldBe((10, 0, 0));     // now that nothing happens meanwhile
        (await StateAsync()).ShouldBe(seen);
        await AnnouncedIsHeldAsync();
    }

    [Fact]
    public async Task A_rebuild_that_another_replaced_does_not_go_on()
    {
        await RecordAsync();
        using var admin = app.As("admin", kommun);
        var first = await BeginAsync(admin);
        await BeginAsync(admin);
        using var answer = await admin.PostAsync(new Uri($"/api/{kommun}/pictures/rebuilds/{first}", UriKind.Relative), null);
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        PictureApp.Intake.Passports.ShouldBe(["Bearer"], "the caller's passport is passed on");
    }

    private static RecordedReport Report(string category) => Made.NewReport() with { Category = category };

    /// <summary>Eight reports in areas and weeks, one revised and one retracted; Intake holds what the picture was told.</summary>
    private async Task<string> RecordAsync()
    {
        var place = Municipalities.ByCode(kommun)!;
        (await app.PutAreasAsync(kommun, Made.Areas(Made.Square("west", place.MinLon, place.MinLat)))).EnsureSuccessStatusCode();
        List<RecordedReport> reports =
        [
            Report("brand"), Report("brand") with { Precision = "point", Lon = place.MinLon + 0.05, Lat = place.MinLat + 0.05 },
            Report("klotter") with { OccurredFrom = Made.At("2026-11-02T10:00:00+01:00"), OccurredTo = null }, Report("klotter") with { Precision = "area", AreaCode = "west" },
            Report("lugnt") with { Kind = "calm" }, Report("arrangemang") with { Kind = "planned" },
        ];
        await app.ReceiveAsync(kommun, [.. reports, Report("brand")]);
        var (revised, retracted) = (Report("brand"), Report("klotter"));
        await app.ReceiveAsync(kommun, revised, retracted);
        reports.AddRange([revised with { Revision = 2, Severity = 1 }, retracted with { Revision = 2, Retracted = true }]);
        await app.ReceiveAsync(kommun, reports[^2], reports[^1]);
        await RunAsync("delete from facts where municipality = $1 and not report_id = any($2)", reports.Select(r => r.Id).ToArray());
        PictureApp.Intake.Of(kommun).AddRange(reports);
        await RebuildAsync();
        return await StateAsync();
    }

    private async Task<(int Facts, int Mended, int Forgotten)> RebuildAsync()
    {
        using var admin = app.As("admin", kommun);
        var id = await BeginAsync(admin);
        while (true)
        {
            using var answer = await admin.PostAsync(new Uri($"/api/{kommun}/pictures/rebuilds/{id}", UriKind.Relative), null);
            answer.EnsureSuccessStatusCode();
            if ((await answer.Content.ReadFromJsonAsync<JsonNode>())!["recount"] is { } done)
                return ((int)done["facts"]!, (int)done["mended"]!, (int)done["forgotten"]!);
        }
    }

    private async Task<string> BeginAsync(HttpClient admin)
    {
        using var begun = await admin.PostAsync(new Uri($"/api/{kommun}/pictures/rebuilds", UriKind.Relative), null);
        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (string)(await begun.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    /// <summary>All that the picture is made of, save the revisions of its cells.</summary>
    private async Task<string> StateAsync() => string.Join('\n', await app.Database.ListAsync<string>(
        """
        select line from (
            select concat_ws(' ', 'fact', report_id, revision, category, severity, area, retracted) as line from facts where municipality = $1
            union all select concat_ws(' ', 'count', week, area, category, count, severities) from weekly_counts where municipality = $1 and (count, severities) <> (0, 0)
            union all select concat_ws(' ', 'hours', week, area, millionths) from weekly_hours where municipality = $1
            union all select concat_ws(' ', 'organisation', week, organisation, reports, planned, calm) from weekly_organisations where municipality = $1
        ) lines order by line collate "C"
        """, kommun));

    private async Task<Dictionary<string, long>> RevisionsAsync() =>
        (await app.Database.ListAsync<string>("select concat_ws(' ', week, area, category, revision) from weekly_counts where municipality = $1", kommun))
            .Select(line => line.Split(' ')).ToDictionary(cell => string.Join(' ', cell[..3]), cell => long.Parse(cell[3], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The highest revision announced of each cell is what the cell holds.</summary>
    private async Task AnnouncedIsHeldAsync() =>
        (await app.AnnouncedAsync<WeekCounted>(kommun)).SelectMany(e => e.Cells).GroupBy(c => (c.Week, c.Area, c.Category)).Select(g => g.MaxBy(c => c.Revision)!)
            .Select(c => $"{c.Week} {c.Area} {c.Category} {c.Count} {c.Revision}").ShouldBe(
                await app.Database.ListAsync<string>("select concat_ws(' ', week, area, category, count, revision) from weekly_counts where municipality = $1", kommun),
                ignoreOrder: true);

    private async Task RunAsync(string sql, params object[] parameters) => await app.Database.ListAsync<int>(sql + " returning 1", [kommun, .. parameters]);
}
