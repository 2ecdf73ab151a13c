using System.Net;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.FollowUp.Interventions;
using Est.FollowUp.Tests.Interventions;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Work;

/// <summary>Next week's work per organisation: planned, ticked off with its dose, not done and why, and in the calendar.</summary>
public sealed class WorkOfAWeek(FollowUpApp app)
{
    private readonly string kommun = FollowUpApp.NewMunicipality();
    private static readonly DateOnly Monday = Week.Of(Made.Today).Next.Monday;
    private static readonly string NextWeek = Week.Of(Monday).ToString();

    [Fact]
    public async Task Work_is_listed_by_organisation_and_day_in_its_week()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Planned);
        await PlanAsync(id, "Sätt upp stolpar", Monday.AddDays(1), at: "13:00", minutes: 120);
        await PlanAsync(id, "Mät ljuset", Monday.AddDays(1));
        await PlanAsync(id, "Gräv", Monday, at: "08:00");
        await PlanAsync(id, "Gå förbi", Monday.AddDays(4), organisation: "Polisen");
        await PlanAsync(id, "Senare", Monday.AddDays(7));
        var listed = await app.GetAsync(kommun, $"interventions/work?week={NextWeek}");
        listed["organisations"]!.AsArray().SelectMany(o => o!["work"]!.AsArray().Select(w => $"{o["name"]}: {w!["what"]} {w["day"]} {w["at"]} {w["minutes"]} {w["state"]}")).ShouldBe(
        [
            $"Degerforsbyggen: Gräv {Made.Text(Monday)} 08:00  planned",
            $"Degerforsbyggen: Sätt upp stolpar {Made.Text(Monday.AddDays(1))} 13:00 120 planned",
            $"Degerforsbyggen: Mät ljuset {Made.Text(Monday.AddDays(1))}   planned",
            $"Polisen: Gå förbi {Made.Text(Monday.AddDays(4))}   planned",
        ]);
        (await app.GetAsync(kommun, $"interventions/work?week={NextWeek}&organisation=Polisen"))["organisations"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, new[] { 0, 7, 14, 21, 28 })]
    [InlineData(2, new[] { 0, 14, 28 })]
    public async Task Work_repeats_until_its_last_day(int everyWeeks, int[] days)
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        await app.SendAsync(kommun, "POST", $"interventions/{id}/work", new { what = "Rond", organisation = "Polisen", day = Made.Text(Monday), everyWeeks, until = Made.Text(Monday.AddDays(28)) });
        (await app.GetAsync(kommun, $"interventions/{id}"))["work"]!.AsArray().Select(w => (string?)w!["day"]).ShouldBe(days.Select(d => Made.Text(Monday.AddDays(d))));
    }

    [Fact]
    public async Task What_was_done_sums_to_the_dose()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        await TickAsync(await PlanAsync(id, "Rond", Made.Today), 2, "timmar");
        await TickAsync(await PlanAsync(id, "Rond", Made.Today), 1.5, "timmar");
        await TickAsync(await PlanAsync(id, "Samtal", Made.Today), 14, "personer");
        await TickAsync(await PlanAsync(id, "Öga på platsen", Made.Today), null, null);
        await PlanAsync(id, "Rond", Made.Today.AddDays(1));
        (await app.GetAsync(kommun, $"interventions/{id}"))["dose"]!.ToJsonString().ShouldBe(
            """[{"unit":"personer","amount":14,"times":1},{"unit":"timmar","amount":3.5,"times":2},{"unit":null,"amount":null,"times":1}]""");
    }

    [Fact]
    public async Task Who_did_not_says_why_and_can_take_it_back()
    {
        var work = await PlanAsync(await app.InterventionAsync(kommun, InterventionStates.Ongoing), "Rond", Monday);
        (await app.AskAsync(kommun, "POST", $"interventions/work/{work}/not-done", new { code = "withdrawn" })).Body.Errors().ShouldBe(["code unknown"]);
        (await app.AskAsync(kommun, "POST", $"interventions/work/{work}/not-done", new { code = "other" })).Body.Errors().ShouldBe(["text required"]);
        await app.SendAsync(kommun, "POST", $"interventions/work/{work}/not-done", new { code = "weather", text = "Storm" });
        (await LineAsync())["whyNot"]!.ToJsonString().ShouldBe("""{"code":"weather","text":"Storm"}""");
        (await app.AskAsync(kommun, "POST", $"interventions/work/{work}/done", new { })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await app.AskAsync(kommun, "DELETE", $"interventions/work/{work}")).Status.ShouldBe(HttpStatusCode.Conflict);
        await app.SendAsync(kommun, "POST", $"interventions/work/{work}/undo");
        var again = await LineAsync();
        ((string?)again["state"], again["whyNot"]).ShouldBe(("planned", null));
    }

    [Fact]
    public async Task Done_and_not_done_at_once_is_one_of_them()
    {
        var work = await PlanAsync(await app.InterventionAsync(kommun, InterventionStates.Ongoing), "Rond", Monday);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => n % 2 == 0
            ? app.AskAsync(kommun, "POST", $"interventions/work/{work}/done", new { amount = 1, unit = "timmar" })
            : app.AskAsync(kommun, "POST", $"interventions/work/{work}/not-done", new { code = "no-time" })));
        answers.Count(a => a.Status == HttpStatusCode.NoContent).ShouldBe(4);
        answers.Count(a => a.Status == HttpStatusCode.Conflict).ShouldBe(4);
        var line = await LineAsync();
        ((string?)line["state"] == "done").ShouldBe(line["amount"] is not null);
        (line["whyNot"] is null).ShouldBe(line["amount"] is not null);
    }

    [Theory]
    [InlineData(-3, -3)]
    [InlineData(2, 0)]
    public async Task Work_done_begins_what_was_planned_so_that_it_is_followed_up(int day, int begins)
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Planned);
        await TickAsync(await PlanAsync(id, "Gräv", Made.Today.AddDays(day)), null, null);
        var shown = await app.GetAsync(kommun, $"interventions/{id}");
        ((string?)shown["state"], (string?)shown["from"]).ShouldBe(("ongoing", Made.Text(Made.Today.AddDays(begins))));
        shown["reviews"]!.AsArray().Count.ShouldBeGreaterThan(1);
        (await app.AnnouncedAsync<InterventionChanged>(kommun))[^1].State.ShouldBe("ongoing");
    }

    [Fact]
    public async Task What_comes_to_nothing_more_takes_its_coming_work_with_it_and_keeps_the_log()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        await TickAsync(await PlanAsync(id, "Gräv", Made.Today), 1, "st");
        await PlanAsync(id, "Rond", Made.Today.AddDays(1));
        await app.DecideAsync(kommun, id, new { outcome = "end", motive = "Målet är nått." });
        (await app.GetAsync(kommun, $"interventions/{id}"))["work"]!.AsArray().Select(w => (string?)w!["what"]).ShouldBe(["Gräv"]);
    }

    [Theory]
    [InlineData(InterventionStates.Proposed)]
    [InlineData(InterventionStates.NotDone)]
    [InlineData(InterventionStates.Ended)]
    public async Task No_work_is_planned_for_what_is_not_planned_or_is_over(string state)
    {
        var id = await app.InterventionAsync(kommun, state);
        var (status, problem) = await app.AskAsync(kommun, "POST", $"interventions/{id}/work", new { what = "Rond", organisation = "Polisen", day = Made.Text(Monday) });
        (status, (string?)problem!["type"]).ShouldBe((HttpStatusCode.Conflict, "urn:est:problem:cannot-plan-work"));
    }

    [Fact]
    public async Task The_calendar_shows_the_organisations_work_to_whoever_has_its_address()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Planned);
        var work = await PlanAsync(id, "Sätt upp stolpar; två, vid kiosken", new DateOnly(Monday.Year, Monday.Month, Monday.Day), at: "13:00", minutes: 90);
        await PlanAsync(id, "Polisens rond", Monday, organisation: "Polisen");
        var links = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.GetAsync(kommun, "interventions/work/calendar-link")));
        var url = links.Select(l => (string)l["url"]!).Distinct().ShouldHaveSingleItem();
        using var program = app.WithScope(kommun, "calendar");
        var text = await program.GetStringAsync(new Uri(url, UriKind.Relative));
        text.ShouldContain("SUMMARY:Sätt upp stolpar\\; två\\, vid kiosken\r\n");
        text.ShouldContain($"UID:{work}@est\r\n");
        text.ShouldContain($"DTSTART:{SwedishTime.At(Monday, new TimeOnly(13, 0)).UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\n");
        text.ShouldContain($"DTEND:{SwedishTime.At(Monday, new TimeOnly(14, 30)).UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\n");
        text.ShouldNotContain("Polisens rond");
        text.ShouldNotContain("Mörkt bakom kiosken");
        (await program.GetAsync(new Uri($"/follow/{kommun}/0123.ics", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Guid> PlanAsync(Guid intervention, string what, DateOnly day, string? at = null, int? minutes = null, string organisation = "Degerforsbyggen") =>
        (await app.SendAsync(kommun, "POST", $"interventions/{intervention}/work", new { what, organisation, day = Made.Text(day), at, minutes }))!["ids"]![0]!.GetValue<Guid>();

    private async Task TickAsync(Guid work, double? amount, string? unit) => await app.SendAsync(kommun, "POST", $"interventions/work/{work}/done", new { amount, unit });

    private async Task<JsonNode> LineAsync() => (await app.GetAsync(kommun, $"interventions/work?week={NextWeek}"))["organisations"]![0]!["work"]![0]!;
}
