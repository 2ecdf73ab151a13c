using System.Net;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.FollowUp.Interventions;

namespace Est.FollowUp.Tests.Interventions;

/// <summary>The way of an intervention: nothing is planned without its cause and goal, and every change is announced.</summary>
public sealed class FromProblemToReview(FollowUpApp app)
{
    private readonly string kommun = FollowUpApp.NewMunicipality();

    [Fact]
    public async Task An_intervention_goes_from_proposal_to_its_end_and_every_step_is_announced()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Done);
        await app.DecideAsync(kommun, id, new { outcome = "end", motive = "Målet är nått." }, "quarter");

        var shown = await app.GetAsync(kommun, $"interventions/{id}");
        shown["history"]!.AsArray().Select(h => (string?)h!["change"]).ShouldBe(["end", "finish", "start", "plan", "proposed"]);
        ((string?)shown["state"], (string?)shown["latestReview"]!["outcome"], (string?)shown["problem"]!["title"], (string?)shown["cause"]!["text"], (string?)shown["kindName"])
            .ShouldBe(("ended", "end", "Klotter vid torget", "Mörkt bakom kiosken", "Belysning"));
        var announced = await app.AnnouncedAsync<InterventionChanged>(kommun);
        announced.Select(e => (e.Revision, e.State, e.LatestReview)).ShouldBe(
            [(1, "proposed", null), (2, "planned", null), (3, "ongoing", null), (4, "done", null), (5, "ended", "end")]);
        announced[^1].ShouldSatisfyAllConditions(
            e => e.Intervention.ShouldBe(id), e => e.Owner.ShouldBe("Degerforsbyggen"), e => e.Kind.ShouldBe("belysning"), e => e.Areas.ShouldBe([kommun]),
            e => e.From.ShouldBe(Made.Today));
    }

    [Fact]
    public async Task What_is_missing_is_told_one_by_one_before_it_can_be_planned()
    {
        var id = (await app.SendAsync(kommun, "POST", "interventions", new { what = "Gör något", areas = new[] { kommun } }))!["id"]!.GetValue<Guid>();
        var (status, problem) = await app.AskAsync(kommun, "POST", $"interventions/{id}/plan", new { });
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.Errors().ShouldBe(["cause required", "goal required", "kind required", "owner required", "from required", "reviewAt required"]);
        (await app.GetAsync(kommun, $"interventions/{id}"))["missing"]!.AsArray().Select(m => (string?)m).ShouldBe(["cause", "goal", "kind", "owner", "from", "reviewAt"]);
    }

    [Theory]
    [InlineData("cause", "cause")]
    [InlineData("goal", "goal")]
    [InlineData("kind", "kind")]
    [InlineData("owner", "owner")]
    [InlineData("from", "from")]
    [InlineData("reviewAt", "reviewAt")]
    [InlineData("goal.target", "goal")]
    [InlineData("goal.by", "goal")]
    public async Task What_is_planned_keeps_what_it_could_not_be_planned_without(string taken, string told)
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Planned);
        var body = Made.Whole(kommun, await app.CauseAsync(kommun));
        body["revision"] = 2;
        if (taken.Split('.') is [var member, var part]) body[member]![part] = null;
        else body[taken] = null;
        var (status, problem) = await app.AskAsync(kommun, "PUT", $"interventions/{id}", body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.Errors().ShouldBe([$"{told} required"]);
    }

    [Fact]
    public async Task Every_step_from_every_state_is_answered_by_the_table()
    {
        foreach (var state in InterventionStates.All)
        {
            foreach (var step in InterventionStates.Steps.Except(InterventionStates.Outcomes))
            {
                var id = await app.InterventionAsync(kommun, state);
                var (status, answer) = await app.AskAsync(kommun, "POST", $"interventions/{id}/{step}", step == "drop" ? new { code = "no-money" } : new { });
                var after = InterventionStates.After(state, step);
                status.ShouldBe(after is null ? HttpStatusCode.Conflict : HttpStatusCode.OK, $"{step} from {state}");
                ((string?)(after is null ? answer!["type"] : answer!["state"])).ShouldBe(after ?? $"urn:est:problem:cannot-{step}");
            }
        }
    }

    [Fact]
    public async Task Two_who_change_at_once_do_not_write_over_each_other()
    {
        var id = await app.InterventionAsync(kommun);
        var cause = await app.CauseAsync(kommun);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n =>
        {
            var body = Made.Whole(kommun, cause);
            (body["what"], body["revision"]) = ($"Förslag {n}", 1);
            return app.AskAsync(kommun, "PUT", $"interventions/{id}", body);
        }));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.Status != HttpStatusCode.OK).ShouldAllBe(a => a.Status == HttpStatusCode.Conflict && (string?)a.Body!["type"] == "urn:est:problem:changed-meanwhile");
        (await app.AnnouncedAsync<InterventionChanged>(kommun)).Select(e => e.Revision).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Many_who_propose_at_once_get_numbers_of_their_own()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.SendAsync(kommun, "POST", "interventions", new { what = "Förslag", areas = new[] { kommun } })));
        (await app.GetAsync(kommun, "interventions"))["interventions"]!.AsArray().Select(i => i!["number"]!.GetValue<int>()).ShouldBe([6, 5, 4, 3, 2, 1]);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_and_by_what_one_looks_for()
    {
        foreach (var state in new[] { InterventionStates.Proposed, InterventionStates.Planned, InterventionStates.Ongoing, InterventionStates.NotDone }) await app.InterventionAsync(kommun, state);
        (await NumbersAsync("limit=3")).ShouldBe("4 3 2, then 2");
        (await NumbersAsync("limit=3&after=2")).ShouldBe("1, then ");
        (await NumbersAsync("state=planned,ongoing")).ShouldBe("3 2, then ");
        (await NumbersAsync("kind=belysning&owner=Degerforsbyggen&area=" + kommun)).ShouldBe("4 3 2 1, then ");
        (await NumbersAsync("kind=dialog")).ShouldBe(", then ");
        (await NumbersAsync("owner=Polisen")).ShouldBe(", then ");
        (await app.AskAsync(kommun, "GET", "interventions?state=gone&after=x&limit=0")).Body.Errors().ShouldBe(["state unknown", "after not-a-cursor", "limit out-of-range"]);

        async Task<string> NumbersAsync(string query)
        {
            var answer = await app.GetAsync(kommun, "interventions?" + query);
            return $"{string.Join(' ', answer["interventions"]!.AsArray().Select(i => i!["number"]))}, then {answer["next"]}";
        }
    }

    [Fact]
    public async Task Everything_wrong_with_a_proposal_is_told_at_once()
    {
        var (status, problem) = await app.AskAsync(kommun, "POST", "interventions", new
        {
            what = " ",
            kind = "trolleri",
            areas = new[] { "ingenstans" },
            categories = new[] { "lugnt", "okänd" },
            cause = Guid.NewGuid(),
            goal = new { text = "", measure = "känsla", target = -1 },
            from = "2026-12-01",
            until = "2026-11-01",
            reviewAt = "2026-11-01",
        });
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.Errors().ShouldBe(
            ["what length", "kind unknown", "areas[0] unknown", "categories[1] unknown", "cause unknown", "goal.text length", "goal.measure unknown", "goal.target negative", "until before-from", "reviewAt before-from"]);
        problem!.ToJsonString().ShouldNotContain("trolleri");
    }

    [Fact]
    public async Task The_same_proposal_sent_again_is_the_same_intervention()
    {
        using var client = app.As("samordnare", kommun);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            client.PostAsync(new Uri($"/api/{kommun}/interventions", UriKind.Relative), new StringContent(
                new JsonObject { ["what"] = "Förslag", ["areas"] = new JsonArray(kommun) }.ToJsonString(), System.Text.Encoding.UTF8, "application/json"))));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created);
        (await app.AnnouncedAsync<InterventionChanged>(kommun)).Count.ShouldBe(1);
    }
}
