using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.Municipalities;
using Est.SituationPicture.Prioritised;

namespace Est.SituationPicture.Tests.Prioritised;

/// <summary>The picture marks the areas that the steering group chose, in the weeks of their period.</summary>
public sealed class PrioritisedAreasAreMarked(PictureApp app)
{
    private readonly string kommun = PictureApp.NewMunicipality();

    [Fact]
    public async Task In_every_week_of_the_period_and_in_no_other()
    {
        await DrawAreasAsync();
        await TellAsync(Quarter(1, ("norr", 4)));
        (await MarksAsync("2026-W40")).ShouldBe([$"{kommun} ", "norr 2026-Q4 4", "syd "]);
        (await MarksAsync("2026-W53")).ShouldBe([$"{kommun} ", "norr 2026-Q4 4", "syd "]);
        (await MarksAsync("2026-W39")).ShouldBe([$"{kommun} ", "norr ", "syd "]);
        (await MarksAsync("2027-W01")).ShouldBe([$"{kommun} ", "norr ", "syd "]);
    }

    [Fact]
    public async Task The_highest_version_stays_told_twice_and_in_both_orders_and_at_once()
    {
        await TellAsync(Quarter(2, ("norr", 1)));
        await TellAsync(Quarter(1, ("syd", 2)));
        await TellAsync(Quarter(2, ("syd", 3)));
        (await KeptAsync()).ShouldBe(["2026-Q4 2 {norr} {1}"]);
        await Task.WhenAll(Enumerable.Range(3, 10).Reverse().SelectMany(version => new[] { TellAsync(Quarter(version, ("syd", version))), TellAsync(Quarter(version, ("syd", version))) }));
        (await KeptAsync()).ShouldBe(["2026-Q4 12 {syd} {12}"]);
    }

    [Fact]
    public async Task Where_two_periods_hold_a_week_the_later_begun_counts()
    {
        await DrawAreasAsync();
        await TellAsync(Quarter(1, ("norr", 1)));
        await TellAsync(new AreasPrioritized(
            kommun, DateTimeOffset.UtcNow, "2026-T3", 1, new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31), [new PrioritizedArea("syd", "Syd", 1, 0.5, null)]));
        (await MarksAsync("2026-W47")).ShouldBe([$"{kommun} ", "norr 2026-Q4 1", "syd "]);
        (await MarksAsync("2026-W38")).ShouldBe([$"{kommun} ", "norr ", "syd 2026-T3 1"]);
    }

    [Fact]
    public async Task An_agreed_picture_keeps_the_marks_that_it_had()
    {
        await DrawAreasAsync();
        await TellAsync(Quarter(1, ("norr", 1)));
        using var client = app.As("samordnare", kommun);
        foreach (var step in new[] { "compile", "agree" })
            (await client.PostAsync(new Uri($"/api/{kommun}/pictures/2026-W47/{step}", UriKind.Relative), new StringContent("{}", null, "application/json"), TestContext.Current.CancellationToken))
                .IsSuccessStatusCode.ShouldBeTrue(step);
        await TellAsync(Quarter(2, ("syd", 1)));
        (await MarksAsync("2026-W47")).ShouldBe([$"{kommun} ", "norr 2026-Q4 1", "syd "]);
    }

    private async Task DrawAreasAsync()
    {
        var place = Municipalities.ByCode(kommun)!;
        using var answer = await app.PutAreasAsync(kommun, Made.Areas(
            Made.Square("norr", place.MinLon, place.MinLat + 0.02, 0.01), Made.Square("syd", place.MinLon, place.MinLat, 0.01)));
        answer.EnsureSuccessStatusCode();
    }

    private AreasPrioritized Quarter(int version, params (string Area, int Rank)[] areas) => new(
        kommun, DateTimeOffset.UtcNow, "2026-Q4", version, new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31),
        [.. areas.Select(area => new PrioritizedArea(area.Area, area.Area, area.Rank, 0.5, null))]);

    private Task TellAsync(AreasPrioritized message) => app.Services.DeliverAsync<OnAreasPrioritized, AreasPrioritized>(message);

    private async Task<IEnumerable<string>> MarksAsync(string week) => (await app.GetAsync(kommun, $"pictures/{week}"))["areas"]!.AsArray()
        .Select(area => $"{area!["code"]} {(area["prioritised"] is JsonObject mark ? $"{mark["period"]} {mark["rank"]}" : "")}");

    private Task<List<string>> KeptAsync() => app.Database.ListAsync<string>(
        "select concat_ws(' ', period, version, areas, ranks) from prioritised_periods where municipality = $1", kommun);
}
