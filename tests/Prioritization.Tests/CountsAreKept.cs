using Est.Contracts;
using Est.ServiceDefaults.ReadModels;

namespace Est.Prioritization.Tests;

/// <summary>
/// The read model that Prioritization and FollowUp share, under everything a broker may do: events twice, at once, and in any
/// order leave what the newest of them says.
/// </summary>
public sealed class CountsAreKept(PrioritizationApp app)
{
    private static int used = 1000;
    private readonly string municipality = Interlocked.Increment(ref used).ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_cell_is_kept_with_what_was_said_of_it()
    {
        await CountAsync(Cell with { Count = 2, Weighted = 4.5 }, Cell with { Category = "brand" });
        (await CellsAsync()).ShouldBe(["2026-W47 bruket brand 1 2 r1", "2026-W47 bruket skadegorelse 2 4.5 r1"]);
    }

    [Fact]
    public async Task The_same_event_twice_is_one()
    {
        await CountAsync(Cell);
        await CountAsync(Cell);
        (await CellsAsync()).ShouldBe(["2026-W47 bruket skadegorelse 1 2 r1"]);
    }

    [Fact]
    public async Task The_newest_revision_stays_in_both_orders()
    {
        var (older, newer) = (Cell with { Count = 5, Revision = 3 }, Cell with { Count = 4, Revision = 7 });
        await CountAsync(older);
        await CountAsync(newer);
        await CountAsync(older);
        (await CellsAsync()).ShouldBe(["2026-W47 bruket skadegorelse 4 2 r7"]);
    }

    [Fact]
    public async Task A_cell_that_falls_to_nothing_stays_known_so_that_an_older_event_does_not_bring_it_back()
    {
        await CountAsync(Cell with { Count = 0, Weighted = 0, Revision = 2 });
        await CountAsync(Cell);
        (await CellsAsync()).ShouldBe(["2026-W47 bruket skadegorelse 0 0 r2"]);
    }

    [Fact]
    public async Task One_event_with_a_cell_twice_keeps_the_newer()
    {
        await CountAsync(Cell with { Count = 9, Revision = 2 }, Cell);
        (await CellsAsync()).ShouldBe(["2026-W47 bruket skadegorelse 9 2 r2"]);
    }

    [Fact]
    public async Task Many_events_at_once_in_any_order_leave_the_newest_of_each_cell()
    {
        var cells = Enumerable.Range(1, 40).SelectMany(revision =>
            new[] { "bruket", "jannelund", municipality }.Select(area => Cell with { Area = area, Count = revision, Revision = revision })).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
        {
            var some = cells.ToArray();
            new Random(i).Shuffle(some);
            return CountAsync(some[..60]);
        }).Append(CountAsync(cells)));
        (await CellsAsync()).ShouldBe(
            [$"2026-W47 {municipality} skadegorelse 40 2 r40", "2026-W47 bruket skadegorelse 40 2 r40", "2026-W47 jannelund skadegorelse 40 2 r40"]);
    }

    [Fact]
    public async Task Areas_are_kept_as_the_highest_version_says()
    {
        await AreasAsync(1, Root);
        await AreasAsync(3, Root, Bruket with { Population = 1200, Neighbours = ["jannelund", "torget"] });
        await AreasAsync(2, Root, Bruket with { Code = "gammalt" });
        await AreasAsync(3, Root, Bruket with { Code = "igen" });
        (await AreaRowsAsync()).ShouldBe([$"{municipality} Degerfors - - 2000-01-01 {{}}", $"bruket Bruket {municipality} 1200 2026-01-01 {{jannelund,torget}}"]);
    }

    [Fact]
    public async Task An_area_that_is_gone_in_a_higher_version_is_gone()
    {
        await AreasAsync(1, Root, Bruket, Bruket with { Code = "torget", Parent = "bruket" });
        await AreasAsync(2, Root, Bruket with { Name = "Nya bruket" });
        (await AreaRowsAsync()).ShouldBe([$"{municipality} Degerfors - - 2000-01-01 {{}}", $"bruket Nya bruket {municipality} - 2026-01-01 {{}}"]);
    }

    [Fact]
    public async Task Versions_at_once_in_any_order_leave_the_highest_whole()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).OrderBy(version => version * 7 % 20).SelectMany(version => new[]
        {
            AreasAsync(version, Root, Bruket with { Code = $"a{version}" }, Bruket with { Code = $"b{version}" }),
            AreasAsync(version, Root, Bruket with { Code = $"a{version}" }, Bruket with { Code = $"b{version}" }),
        }));
        (await app.Database.ListAsync<string>("select code from areas where municipality = $1 and parent is not null order by code", municipality))
            .ShouldBe(["a20", "b20"]);
    }

    private CountedCell Cell { get; } = new("bruket", "2026-W47", "skadegorelse", 1, 2, 1);

    private AreaDescription Root => new(municipality, "Degerfors", null, null, new DateOnly(2000, 1, 1), null, []);

    private AreaDescription Bruket => new("bruket", "Bruket", municipality, null, new DateOnly(2026, 1, 1), null, []);

    private Task CountAsync(params CountedCell[] cells) =>
        app.Services.DeliverAsync<OnWeekCounted, WeekCounted>(new WeekCounted(municipality, DateTimeOffset.UtcNow, cells));

    private Task AreasAsync(int version, params AreaDescription[] areas) =>
        app.Services.DeliverAsync<OnAreasChanged, AreasChanged>(new AreasChanged(municipality, DateTimeOffset.UtcNow, version, areas));

    private Task<List<string>> CellsAsync() => app.Database.ListAsync<string>(
        "select concat_ws(' ', week, area, category, count, weighted, 'r' || revision) from weekly_counts where municipality = $1 order by week, area collate \"C\", category", municipality);

    private Task<List<string>> AreaRowsAsync() => app.Database.ListAsync<string>(
        "select concat_ws(' ', code, name, coalesce(parent, '-'), coalesce(population::text, '-'), valid_from, neighbours) from areas where municipality = $1 order by code collate \"C\"", municipality);
}
