using System.Net;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.FollowUp.Interventions;
using Est.FollowUp.Tests.Interventions;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Reviews;

/// <summary>Reviews make themselves, are shown until they are decided, and end in exactly one outcome.</summary>
public sealed class ReviewsAreDecided(FollowUpApp app)
{
    private readonly string kommun = FollowUpApp.NewMunicipality();

    [Theory]
    [InlineData(InterventionStates.Proposed, "")]
    [InlineData(InterventionStates.Planned, "")]
    [InlineData(InterventionStates.NotDone, "")]
    [InlineData(InterventionStates.Ended, "")]
    [InlineData(InterventionStates.Done, "quarter")]
    public async Task Only_what_has_begun_waits_for_reviews(string state, string tiers)
    {
        var id = await app.InterventionAsync(kommun, state);
        (await OpenAsync(id)).Select(r => (string?)r["tier"]).ShouldBe(tiers.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_has_begun_is_looked_at_next_week_and_judged_as_planned()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        var open = await OpenAsync(id);
        open[0].ShouldSatisfyAllConditions(
            look => ((string?)look["tier"]).ShouldBe("week"),
            look => ((string?)look["due"]).ShouldBe(Made.Text(Week.Of(Made.Today).Next.Monday.AddDays(4))));
        open.Count.ShouldBeInRange(2, 3);
        (await DueAsync("coming")).Count(r => (string?)r["intervention"]!["id"] == id.ToString()).ShouldBe(open.Count);
    }

    [Fact]
    public async Task An_overdue_review_is_shown_with_its_days_until_it_is_decided()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        await OverdueAsync(id, "week", days: 9);
        foreach (var role in new[] { "samordnare", "styrgrupp", "insatsansvarig" })
        {
            var shown = (await app.GetAsync(kommun, "reviews", role))["reviews"]!.AsArray().ShouldHaveSingleItem()!;
            (shown["overdueDays"]!.GetValue<int>(), shown["intervention"]!["number"]!.GetValue<int>(), shown["canDecide"]!.GetValue<bool>()).ShouldBe((9, 1, role != "styrgrupp"));
        }
        (await DueAsync("overdue")).Count.ShouldBe(1);
        (await app.GetAsync(kommun, $"interventions/{id}"))["reviewOverdueDays"]!.GetValue<int>().ShouldBe(9);

        await app.DecideAsync(kommun, id, new { outcome = "continue", motive = "Går som planerat." });
        (await DueAsync("due")).ShouldBeEmpty();
        (await DueAsync("decided")).ShouldHaveSingleItem()["motive"]!.GetValue<string>().ShouldBe("Går som planerat.");
        (await app.GetAsync(kommun, $"interventions/{id}"))["reviewOverdueDays"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_week_is_not_asked_about_beside_its_quarter_and_is_answered_with_it()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        await OverdueAsync(id, "week", days: 9);
        var higher = (string)(await OpenAsync(id))[1]["tier"]!;
        await OverdueAsync(id, higher, days: 2);
        (await DueAsync("due")).ShouldHaveSingleItem()["tier"]!.GetValue<string>().ShouldBe(higher);
        await app.DecideAsync(kommun, id, new { outcome = "continue", motive = "Effekt syns." }, higher);
        (await DueAsync("due")).ShouldBeEmpty();
        (await OpenAsync(id)).ShouldAllBe(r => string.CompareOrdinal((string)r["due"]!, Made.Text(Made.Today)) > 0);
    }

    [Theory]
    [InlineData("continue")]
    [InlineData("extend")]
    [InlineData("replace")]
    [InlineData("end")]
    public async Task Each_outcome_leads_where_the_table_says_and_is_kept_with_its_motive(string outcome)
    {
        foreach (var state in new[] { InterventionStates.Ongoing, InterventionStates.Done })
        {
            var id = await app.InterventionAsync(kommun, state);
            var tier = state == InterventionStates.Done ? "quarter" : "week";
            var answer = await app.DecideAsync(kommun, id, Decision(outcome), tier);
            ((string?)answer!["intervention"]!["state"]).ShouldBe(InterventionStates.After(state, outcome));
            var shown = await app.GetAsync(kommun, $"interventions/{id}");
            ((string?)shown["latestReview"]!["outcome"], (string?)shown["latestReview"]!["motive"], (string?)shown["history"]![0]!["change"]).ShouldBe((outcome, "Siffrorna säger det.", outcome));
            (await app.AnnouncedAsync<InterventionChanged>(kommun)).Last(e => e.Intervention == id).LatestReview.ShouldBe(outcome);
            shown["reviews"]!.AsArray().Any(r => r!["outcome"] is null).ShouldBe(InterventionStates.IsOpen((string)shown["state"]!));
        }
    }

    [Fact]
    public async Task What_replaces_is_a_proposal_against_the_same_cause_and_both_know_each_other()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        var successor = (await app.DecideAsync(kommun, id, Decision("replace")))!["successor"]!.GetValue<Guid>();
        var (old, now) = (await app.GetAsync(kommun, $"interventions/{id}"), await app.GetAsync(kommun, $"interventions/{successor}"));
        ((string?)old["state"], (string?)now["state"], (string?)now["what"], (string?)now["kind"]).ShouldBe(("ended", "proposed", "Ägarna klipper häcken", "agarsamverkan"));
        now["cause"]!.ToJsonString().ShouldBe(old["cause"]!.ToJsonString());
        ((string?)old["successor"]!["id"], (string?)now["predecessor"]!["id"]).ShouldBe((successor.ToString(), id.ToString()));
        (await DueAsync("decided")).ShouldHaveSingleItem()["successor"]!["number"]!.GetValue<int>().ShouldBe(now["number"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_extended_has_its_new_day_and_areas()
    {
        await app.AreasAsync(kommun);
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        await app.DecideAsync(kommun, id, new { outcome = "extend", motive = "Räcker inte.", until = Made.Text(Made.Today.AddDays(90)), areas = new[] { kommun, "torget" } });
        var shown = await app.GetAsync(kommun, $"interventions/{id}");
        ((string?)shown["until"], shown["areas"]!.AsArray().Count).ShouldBe((Made.Text(Made.Today.AddDays(90)), 2));
    }

    [Fact]
    public async Task The_meeting_says_when_it_looks_next_and_the_quarter_when_it_judges_next()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        var look = Week.Of(Made.Today).Plus(2).Monday;
        await app.DecideAsync(kommun, id, new { outcome = "continue", motive = "Vi väntar.", nextReview = Made.Text(look) });
        (await OpenAsync(id))[0].ShouldSatisfyAllConditions(r => ((string?)r["tier"]).ShouldBe("week"), r => ((string?)r["due"]).ShouldBe(Made.Text(look)));

        var higher = (string)(await OpenAsync(id))[1]["tier"]!;
        var judge = Made.Today.AddDays(15);
        await app.DecideAsync(kommun, id, new { outcome = "continue", motive = "Vi väntar.", nextReview = Made.Text(judge) }, higher);
        ((string?)(await app.GetAsync(kommun, $"interventions/{id}"))["reviewAt"]).ShouldBe(Made.Text(judge));
        (await OpenAsync(id)).Select(r => (string?)r["due"]).ShouldContain(Made.Text(judge));
    }

    [Fact]
    public async Task A_new_day_of_review_moves_the_review_and_makes_no_other()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Done);
        var body = Made.Whole(kommun, await app.CauseAsync(kommun));
        (body["reviewAt"], body["revision"]) = (Made.Text(Made.Today.AddDays(70)), 4);
        await app.SendAsync(kommun, "PUT", $"interventions/{id}", body);
        (await OpenAsync(id)).Select(r => (string?)r["due"]).ShouldBe([Made.Text(Made.Today.AddDays(70))]);
    }

    [Fact]
    public async Task Eight_who_decide_at_once_make_one_decision_and_one_successor()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        var review = await app.ReviewAsync(kommun, id);
        string[] outcomes = ["continue", "extend", "replace", "end", "replace", "replace", "continue", "end"];
        var answers = await Task.WhenAll(outcomes.Select(outcome => app.AskAsync(kommun, "POST", $"reviews/{review}/decide", Decision(outcome))));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.Status != HttpStatusCode.OK).ShouldAllBe(a => a.Status == HttpStatusCode.Conflict && (string?)a.Body!["type"] == "urn:est:problem:already-decided");
        var decided = (await DueAsync("decided")).ShouldHaveSingleItem();
        (await app.GetAsync(kommun, "interventions"))["interventions"]!.AsArray().Count.ShouldBe((string?)decided["outcome"] == "replace" ? 2 : 1);
    }

    [Theory]
    [InlineData("""{"outcome":"go on","motive":"Ja."}""", "outcome unknown")]
    [InlineData("""{"outcome":"end","motive":" "}""", "motive length")]
    [InlineData("""{"outcome":"extend","motive":"Ja."}""", "until required")]
    [InlineData("""{"outcome":"replace","motive":"Ja."}""", "successor.what length")]
    [InlineData("""{"outcome":"replace","motive":"Ja.","successor":{"what":"Annat","kind":"trolleri"}}""", "successor.kind unknown")]
    [InlineData("""{"outcome":"continue","motive":"Ja.","nextReview":"2026-01-01"}""", "nextReview too-early")]
    [InlineData("""{"outcome":"extend","motive":"Ja.","areas":["ingenstans"]}""", "areas[0] unknown")]
    public async Task A_decision_that_says_too_little_is_told_what_it_lacks(string decision, string error)
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        var (status, problem) = await app.AskAsync(kommun, "POST", $"reviews/{await app.ReviewAsync(kommun, id)}/decide", JsonNode.Parse(decision));
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.Errors().ShouldBe([error]);
    }

    [Fact]
    public async Task The_numbers_beside_a_review_are_kept_as_they_were_when_it_was_decided()
    {
        await CountAsync(5, revision: 1);
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        (await OpenAsync(id))[0]["numbers"]!.ToJsonString().ShouldBe("""{"before":12,"now":5,"target":8}""");
        await app.DecideAsync(kommun, id, Decision("continue"));
        await CountAsync(9, revision: 2);
        (await DueAsync("decided")).ShouldHaveSingleItem()["numbers"]!.ToJsonString().ShouldBe("""{"before":12,"now":5,"target":8}""");
        (await app.GetAsync(kommun, $"interventions/{id}"))["goal"]!["now"]!.GetValue<int>().ShouldBe(9);
    }

    [Fact]
    public async Task A_round_by_tertial_makes_the_next_plans_tertial()
    {
        await app.Services.DeliverAsync<OnAreasPrioritized, AreasPrioritized>(
            new AreasPrioritized(kommun, DateTimeOffset.UtcNow, "2026-T3", 1, new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 31), []));
        var id = (await app.InterventionAsync(kommun, InterventionStates.Planned)).ToString();
        await app.Database.ExecuteAsync($"update interventions set review_at = '2031-01-01', created_at = '2026-02-01' where id = '{id}'");
        await app.SendAsync(kommun, "POST", $"interventions/{id}/start", new { on = "2026-02-02" });
        (await OpenAsync(Guid.Parse(id))).Select(r => (string?)r["due"]).ShouldContain("2026-04-30");
    }

    [Fact]
    public async Task What_had_begun_long_before_it_was_entered_is_followed_from_now_on_and_is_not_overdue()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Planned);
        await app.SendAsync(kommun, "POST", $"interventions/{id}/start", new { on = Made.Text(Made.Today.AddDays(-200)) });
        (await app.GetAsync(kommun, $"interventions/{id}"))["reviewOverdueDays"]!.GetValue<int>().ShouldBe(0);
        (await OpenAsync(id)).ShouldAllBe(r => string.CompareOrdinal((string?)r["due"], Made.Text(Made.Today)) > 0);
    }

    private static object Decision(string outcome) => outcome switch
    {
        "extend" => new { outcome, motive = "Siffrorna säger det.", until = Made.Text(Made.Today.AddDays(200)) },
        "replace" => new { outcome, motive = "Siffrorna säger det.", successor = new { what = "Ägarna klipper häcken", kind = "agarsamverkan" } },
        _ => new { outcome, motive = "Siffrorna säger det." },
    };

    /// <summary>The reviews that the intervention waits for, the first due first.</summary>
    private async Task<List<JsonNode>> OpenAsync(Guid id) =>
        [.. (await app.GetAsync(kommun, $"interventions/{id}"))["reviews"]!.AsArray().OfType<JsonNode>().Where(r => r["outcome"] is null).OrderBy(r => (string?)r["due"], StringComparer.Ordinal)];

    private async Task<List<JsonNode>> DueAsync(string state) => [.. (await app.GetAsync(kommun, $"reviews?state={state}"))["reviews"]!.AsArray().OfType<JsonNode>()];

    /// <summary>Time has passed since the review was due.</summary>
    private Task OverdueAsync(Guid id, string tier, int days) => app.Database.ExecuteAsync(
        $"update reviews set due = '{Made.Text(Made.Today.AddDays(-days))}' where intervention = '{id}' and tier = '{tier}' and outcome is null");

    private Task CountAsync(int reports, int revision) => app.Services.DeliverAsync<OnWeekCounted, WeekCounted>(new WeekCounted(kommun, DateTimeOffset.UtcNow,
    [
        new CountedCell(kommun, Week.Of(Made.Today).Previous.ToString(), "klotter", reports, reports, revision),
        new CountedCell(kommun, Week.Of(Made.Today).Previous.ToString(), "brand", 30, 30, revision),
        new CountedCell(kommun, Week.Of(Made.Today).ToString(), "klotter", 70, 70, revision),
        new CountedCell(kommun, Week.Of(Made.Today).Plus(-5).ToString(), "klotter", 80, 80, revision),
    ]));
}
