using Est.Contracts;

namespace Est.SituationPicture.Tests.Facts;

/// <summary>Messages about reports come more than once, at once and in any order; the picture is the same.</summary>
public sealed class ReportsAreCountedOnce(PictureApp app)
{
    private readonly string municipality = PictureApp.NewMunicipality();

    [Fact]
    public async Task A_message_delivered_twice_counts_once()
    {
        var (message, report) = (Guid.NewGuid(), Made.NewReport());
        await app.ReceiveAsync(municipality, [report], message);
        await app.ReceiveAsync(municipality, [report], message);
        (await CellsAsync()).ShouldBe([$"2026-W47 {municipality} skadegorelse 1 2 r1"]);
    }

    [Fact]
    public async Task A_message_delivered_many_times_at_once_counts_once()
    {
        var (message, report) = (Guid.NewGuid(), Made.NewReport());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.ReceiveAsync(municipality, [report], message)));
        (await CellsAsync()).ShouldBe([$"2026-W47 {municipality} skadegorelse 1 2 r1"]);
    }

    [Fact]
    public async Task The_same_revision_in_two_messages_at_once_counts_once()
    {
        var report = Made.NewReport();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.ReceiveAsync(municipality, report)));
        (await CellsAsync()).ShouldBe([$"2026-W47 {municipality} skadegorelse 1 2 r1"]);
    }

    [Fact]
    public async Task Different_reports_at_once_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => app.ReceiveAsync(municipality, Made.NewReport(), Made.NewReport())));
        // How many of the messages shared a transaction, and so a revision, is chance.
        (await CellsAsync()).ShouldHaveSingleItem().ShouldStartWith($"2026-W47 {municipality} skadegorelse 32 64 r");
    }

    [Fact]
    public async Task A_message_that_cannot_be_counted_does_not_keep_its_neighbours_from_being_counted()
    {
        var broken = Made.NewReport() with { Category = "\0" };
        var deliveries = Enumerable.Range(0, 16).Select(i => app.ReceiveAsync(municipality, i == 7 ? broken : Made.NewReport())).ToList();
        await Task.WhenAll(deliveries.Select(delivery => delivery.ContinueWith(_ => { }, TaskScheduler.Default)));
        deliveries.Count(delivery => delivery.IsFaulted).ShouldBe(1);
        (await CellsAsync()).ShouldHaveSingleItem().ShouldStartWith($"2026-W47 {municipality} skadegorelse 15 30 r");
    }

    [Fact]
    public async Task An_older_revision_that_comes_late_changes_nothing()
    {
        var report = Made.NewReport();
        await app.ReceiveAsync(municipality, report with { Revision = 3, Category = "klotter", Severity = 1 });
        await app.ReceiveAsync(municipality, report with { Revision = 2 });
        (await CellsAsync()).ShouldBe([$"2026-W47 {municipality} klotter 1 1 r1"]);
    }

    [Fact]
    public async Task Two_revisions_in_one_message_count_as_the_higher_whatever_their_order()
    {
        var report = Made.NewReport();
        await app.ReceiveAsync(municipality, report with { Revision = 2, Category = "klotter" }, report);
        (await CellsAsync()).ShouldBe([$"2026-W47 {municipality} klotter 1 2 r1"]);
    }

    [Fact]
    public async Task A_revision_moves_the_report_to_its_new_week_and_category()
    {
        var report = Made.NewReport();
        await app.ReceiveAsync(municipality, report);
        await app.ReceiveAsync(municipality, report with
        {
            Revision = 2,
            Category = "brand",
            Severity = 3,
            OccurredFrom = Made.At("2026-11-13T10:00:00+01:00"),
            OccurredTo = null,
        });
        (await CellsAsync()).ShouldBe([$"2026-W46 {municipality} brand 1 3 r1", $"2026-W47 {municipality} skadegorelse 0 0 r2"]);
        (await HoursAsync("2026-W47")).ShouldBe(new long[168]);
        (await HoursAsync("2026-W46"))[4 * 24 + 10].ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_retracted_report_is_not_counted()
    {
        var report = Made.NewReport();
        await app.ReceiveAsync(municipality, report, Made.NewReport());
        await app.ReceiveAsync(municipality, report with { Revision = 2, Retracted = true });
        (await CellsAsync()).ShouldBe([$"2026-W47 {municipality} skadegorelse 1 2 r2"]);
        (await HoursAsync("2026-W47")).Sum().ShouldBe(1_000_000);
    }

    [Fact]
    public async Task A_retraction_that_comes_before_its_report_is_remembered()
    {
        var report = Made.NewReport();
        await app.ReceiveAsync(municipality, report with { Revision = 2, Retracted = true });
        await app.ReceiveAsync(municipality, report);
        (await CellsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_with_fractions_of_a_microsecond_is_taken_away_exactly()
    {
        var report = Made.NewReport() with { OccurredFrom = Made.At("2026-11-20T21:59:59.9999995+01:00"), OccurredTo = Made.At("2026-11-20T22:00:00.0000015+01:00") };
        await app.ReceiveAsync(municipality, report);
        await app.ReceiveAsync(municipality, report with { Revision = 2, Retracted = true });
        (await HoursAsync("2026-W47")).ShouldBe(new long[168]);
    }

    [Fact]
    public async Task Planned_events_and_calm_weeks_stand_beside_the_counts()
    {
        await app.ReceiveAsync(municipality,
            Made.NewReport() with { Kind = "planned", Category = "arrangemang" }, Made.NewReport() with { Kind = "calm", Category = "lugnt" },
            Made.NewReport() with { Kind = "observation", Severity = 1 });
        (await CellsAsync()).ShouldBe([$"2026-W47 {municipality} skadegorelse 1 1 r1"]);
        (await app.Database.ListAsync<string>(
            "select concat_ws(' ', week, organisation, reports, planned, calm) from weekly_organisations where municipality = $1", municipality))
            .ShouldBe(["2026-W47 Degerforsbyggen 1 1 1"]);
    }

    [Fact]
    public async Task What_is_counted_is_announced_with_absolute_values_and_the_cells_revision()
    {
        var report = Made.NewReport();
        await app.ReceiveAsync(municipality, report, Made.NewReport());
        await app.ReceiveAsync(municipality, report with { Revision = 2, Retracted = true });
        (await app.AnnouncedAsync<WeekCounted>(municipality)).Select(e => e.Cells.ShouldHaveSingleItem()).ShouldBe(
        [
            new CountedCell(municipality, "2026-W47", "skadegorelse", 2, 4, 1),
            new CountedCell(municipality, "2026-W47", "skadegorelse", 1, 2, 2),
        ]);
    }

    [Fact]
    public async Task An_announcement_holds_five_hundred_cells_at_most()
    {
        var monday = Made.At("2010-01-04T12:00:00+01:00");
        await app.ReceiveAsync(municipality, [.. Enumerable.Range(0, 501).Select(week => Made.NewReport() with { OccurredFrom = monday.AddDays(7 * week), OccurredTo = null })]);
        (await app.AnnouncedAsync<WeekCounted>(municipality)).Select(e => e.Cells.Count).ShouldBe([500, 1]);
    }

    [Fact]
    public async Task Counting_that_fails_leaves_nothing_behind()
    {
        var report = Made.NewReport();
        await app.ReceiveAsync(municipality, report);
        await app.Database.ExecuteAsync($"update weekly_counts set count = 0 where municipality = '{municipality}'");
        var retraction = (Report: report with { Revision = 2, Retracted = true }, Message: Guid.NewGuid());
        await Should.ThrowAsync<InvalidOperationException>(() => app.ReceiveAsync(municipality, [retraction.Report], retraction.Message));

        await app.Database.ExecuteAsync($"update weekly_counts set count = 1 where municipality = '{municipality}'");
        await app.ReceiveAsync(municipality, [retraction.Report], retraction.Message);
        (await CellsAsync()).ShouldBe([$"2026-W47 {municipality} skadegorelse 0 0 r2"]);
    }

    private Task<List<string>> CellsAsync() => app.Database.ListAsync<string>(
        "select concat_ws(' ', week, area, category, count, severities, 'r' || revision) from weekly_counts where municipality = $1 order by 1", municipality);

    private async Task<long[]> HoursAsync(string week) => (await app.Database.ValueAsync<long[]>(
        "select millionths from weekly_hours where municipality = $1 and week = $2 and area = $1", municipality, week))!;
}
