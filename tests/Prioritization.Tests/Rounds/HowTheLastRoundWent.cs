using System.Text.Json.Nodes;
using Est.Contracts;
using Est.Prioritization.Heard;
using Est.Prioritization.Results;
using Est.ServiceDefaults.Weeks;

namespace Est.Prioritization.Tests.Rounds;

/// <summary>The next round begins with how the last one went: counts against areas like them, what was done, and what chance alone would have given back.</summary>
public sealed class HowTheLastRoundWent(PrioritizationApp app)
{
    private static readonly Period Past = PrioritizationApp.Coming.Previous.Previous;
    private readonly string kommun = PrioritizationApp.NewMunicipality();

    [Fact]
    public async Task It_is_compared_with_the_areas_most_like_it_that_were_not_chosen()
    {
        await DecideAsync();
        var last = await LastAsync();
        var weeks = Past.Weeks.Count();
        (last["period"]!.GetValue<string>(), last["weeks"]!.GetValue<int>()).ShouldBe((Past.ToString(), weeks));
        var area = last["areas"]!.AsArray().ShouldHaveSingleItem()!;
        (area["name"]!.GetValue<string>(), area["before"]!.GetValue<int>(), area["after"]!.GetValue<int>()).ShouldBe(("Område worst", 8 * weeks, 4 * weeks));
        area["comparison"]!.AsArray().Select(other => (string)other!["area"]!).ShouldBe(["less", "like", "calm"]);
        (area["comparisonBefore"]!.GetValue<int>(), area["comparisonAfter"]!.GetValue<int>()).ShouldBe((11 * weeks, 11 * weeks));
        area["rateRatio"]!["estimate"]!.GetValue<double>().ShouldBe(0.5, 1e-9);
        area["rateRatio"]!["low"]!.GetValue<double>().ShouldBeInRange(0.2, 0.499);
        // Expected anyway is below the count it was chosen for: no area had ever been as busy in the year before.
        last["regression"]!["before"]!.GetValue<int>().ShouldBe(8 * weeks);
        last["regression"]!["expectedAnyway"]!.GetValue<double>().ShouldBeInRange(6 * weeks, 8 * weeks - 0.1);
    }

    [Fact]
    public async Task What_was_done_in_a_chosen_area_counts_with_the_places_in_it_and_only_in_the_period()
    {
        await DecideAsync();
        await InterventionAsync("done", Past.From, null, "worst");
        await InterventionAsync("done", Past.From.AddDays(-200), Past.To, "plats", "worst");
        await InterventionAsync("not-done", null, null, "plats");
        await InterventionAsync("ongoing", Past.To.AddDays(1), null, "worst");
        await InterventionAsync("ended", Past.From.AddDays(-60), Past.From.AddDays(-1), "worst");
        await InterventionAsync("planned", Past.From, null, "like");
        await InterventionAsync("proposed", Past.From, null, "worst");
        (await LastAsync())["areas"]![0]!["interventions"]!.ToJsonString().ShouldBe("""{"planned":0,"ongoing":0,"done":2,"notDone":1,"ended":0}""");
    }

    [Fact]
    public void An_area_that_has_always_had_so_much_is_not_expected_to_have_less()
    {
        var steady = Weekly(("a", 8, 8), ("b", 4, 4), ("c", 2, 2));
        steady.ExpectedAnyway(["a"]).ShouldBe(steady.Before("a"), 1.5);
        // The same count after a calm year is partly luck. How much is judged by how much the areas differ from their own years.
        var risen = Weekly(("a", 5, 8), ("b", 4, 4), ("c", 8, 7), ("d", 2, 2), ("e", 6, 6));
        risen.ExpectedAnyway(["a"]).ShouldBeInRange(5 * 13, 8 * 13 - 5);
    }

    [Fact]
    public void Neighbours_are_passed_over_while_there_are_others()
    {
        var counts = Weekly(("a", 5, 5), ("near", 5, 5), ("far", 1, 1));
        counts.Comparison("a", ["near", "far"], ["near"]).ShouldBe(["far"]);
        counts.Comparison("a", ["near"], ["near"]).ShouldBe(["near"]);
        counts.Comparison("a", [], []).ShouldBeEmpty();
    }

    [Fact]
    public async Task Before_the_first_decision_there_is_no_last_round()
    {
        await app.AreasAsync(kommun, ("worst", 1_000, 2));
        await app.DoAsync(kommun, "POST", "rounds", new { period = Past.ToString() });
        await app.DoAsync(kommun, "POST", "rounds", new { period = PrioritizationApp.Coming.ToString() });
        (await app.GetAsync(kommun, $"rounds/{PrioritizationApp.Coming}"))["last"].ShouldBeNull();
    }

    /// <summary>Decides the round of a past quarter for the area "worst", whose reports doubled before it and halved in it.</summary>
    private async Task DecideAsync()
    {
        await app.AreasAsync(kommun, ("worst", 1_000, 2), ("like", 1_000, 2), ("less", 1_000, 2), ("calm", 1_000, 2), ("none", 1_000, 2));
        var (begin, before, end) = (Past.FirstWeek, Past.FirstWeek.Plus(-Past.Weeks.Count()), Past.LastWeek);
        var first = begin.Plus(-70);
        await app.CountAsync(kommun, "worst", 4, first, before.Previous);
        await app.CountAsync(kommun, "worst", 8, before, begin.Previous);
        await app.CountAsync(kommun, "worst", 4, begin, end);
        foreach (var (area, reports) in new[] { ("like", 6), ("less", 4), ("calm", 1) }) await app.CountAsync(kommun, area, reports, first, end);
        await app.DoAsync(kommun, "POST", "rounds", new { period = Past.ToString() });
        await app.DoAsync(kommun, "POST", $"rounds/{Past}/decide", new { chosen = new[] { new { area = "worst" } }, motive = "Vi räcker till ett.", revision = 1 });
        await app.DoAsync(kommun, "POST", "rounds", new { period = PrioritizationApp.Coming.ToString() });
    }

    private async Task<JsonNode> LastAsync() => (await app.GetAsync(kommun, $"rounds/{PrioritizationApp.Coming}"))["last"]!;

    private Task InterventionAsync(string state, DateOnly? from, DateOnly? until, params string[] areas) => app.Services.DeliverAsync<OnInterventionChanged, InterventionChanged>(
        new InterventionChanged(kommun, DateTimeOffset.UtcNow, Guid.NewGuid(), 1, state, "belysning", areas, "Kommunen", from, until, null, null, null, null));

    /// <summary>So many reports a week in the year before the compared quarter, and in it.</summary>
    private static PastCounts Weekly(params (string Area, int Year, int Quarter)[] areas) => new(
        areas.ToDictionary(area => area.Area, area => (int[])[.. Enumerable.Repeat(area.Year, PastCounts.WeeksNeeded - 13), .. Enumerable.Repeat(area.Quarter, 13), .. new int[13]]),
        PastCounts.WeeksNeeded, Passed: 13, PastCounts.WeeksNeeded);
}
