using System.Text.Json.Nodes;
using Est.Contracts;
using Est.FollowUp.Interventions;

namespace Est.FollowUp.Tests.Interventions;

/// <summary>The weekly meeting, the round and the walk make proposals: each once, whatever is delivered twice, at once or in the wrong order.</summary>
public sealed class ProposalsComeFromOthers(FollowUpApp app)
{
    private readonly string kommun = FollowUpApp.NewMunicipality();

    [Fact]
    public async Task A_decision_becomes_a_proposal_with_what_the_meeting_said()
    {
        await app.AreasAsync(kommun);
        var decision = Decision("Byt lampor", "torget");
        await DecideAsync(1, decision);
        var card = (await CardsAsync()).ShouldHaveSingleItem();
        card["areas"]!.ToJsonString().ShouldBe("""[{"code":"torget","name":"Torget"}]""");
        ((string?)card["what"], (string?)card["owner"], (string?)card["until"], (string?)card["state"], card["source"]!.ToJsonString())
            .ShouldBe(("Byt lampor", "Degerforsbyggen", "2026-12-04", "proposed", """{"kind":"meeting","reference":"2026-W46"}"""));
        var announced = (await app.AnnouncedAsync<InterventionChanged>(kommun)).ShouldHaveSingleItem();
        (announced.Decision, announced.State, announced.Revision, announced.Owner, announced.Until)
            .ShouldBe((decision.Id, "proposed", 1, "Degerforsbyggen", new DateOnly(2026, 12, 4)));
    }

    [Fact]
    public async Task The_same_decisions_twice_and_at_once_are_proposed_once()
    {
        Decision[] decisions = [Decision("Byt lampor"), Decision("Klipp häcken")];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DecideAsync(1, decisions)));
        await DecideAsync(1, decisions);
        (await CardsAsync()).Select(c => (string?)c["what"]).ShouldBe(["Klipp häcken", "Byt lampor"]);
        (await app.AnnouncedAsync<InterventionChanged>(kommun)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task The_higher_version_of_a_week_stands_in_any_order(int first, int second)
    {
        var (kept, gone) = (Decision("Byt lampor"), Decision("Klipp häcken"));
        var versions = new Dictionary<int, Decision[]> { [1] = [kept, gone], [2] = [kept with { What = "Byt alla lampor", Who = "Polisen" }] };
        await DecideAsync(first, versions[first]);
        await DecideAsync(second, versions[second]);
        (await CardsAsync("proposed")).Select(c => $"{c["what"]} {c["owner"]}").ShouldBe(["Byt alla lampor Polisen"]);
    }

    [Fact]
    public async Task A_decision_that_is_taken_back_is_dropped_and_said_to_be()
    {
        var gone = Decision("Klipp häcken");
        await DecideAsync(1, gone);
        await DecideAsync(2, Decision("Byt lampor"));
        (await CardsAsync("not-done")).ShouldHaveSingleItem()["whyNot"]!.ToJsonString().ShouldBe("""{"code":"withdrawn","text":null}""");
        await DecideAsync(3, gone);
        await DecideAsync(4);
        (await app.AnnouncedAsync<InterventionChanged>(kommun)).Where(e => e.Decision == gone.Id).Select(e => (e.State, e.WhyNot))
            .ShouldBe([("proposed", null), ("not-done", "withdrawn")]);
        (await CardsAsync("proposed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_people_changed_in_a_proposal_stays_when_the_picture_is_agreed_again()
    {
        var decision = Decision("Byt lampor");
        await DecideAsync(1, decision);
        var card = (await CardsAsync()).ShouldHaveSingleItem();
        await app.SendAsync(kommun, "PUT", $"interventions/{card["id"]}", new { what = "Byt lampor till led", areas = new[] { kommun }, owner = "Kommunen", until = "2026-12-04", revision = 1 });
        await DecideAsync(2, decision with { Until = new DateOnly(2026, 12, 18) });
        var shown = (await CardsAsync()).ShouldHaveSingleItem();
        ((string?)shown["what"], (string?)shown["owner"], (string?)shown["until"]).ShouldBe(("Byt lampor till led", "Kommunen", "2026-12-18"));
    }

    [Fact]
    public async Task What_is_planned_is_not_changed_by_a_new_version()
    {
        var decision = Decision("Byt lampor");
        await DecideAsync(1, decision);
        var id = (await CardsAsync()).ShouldHaveSingleItem()["id"]!.GetValue<Guid>();
        var body = Made.Whole(kommun, await app.CauseAsync(kommun));
        body["revision"] = 1;
        await app.SendAsync(kommun, "PUT", $"interventions/{id}", body);
        await app.SendAsync(kommun, "POST", $"interventions/{id}/plan", new { });
        await DecideAsync(2, decision with { What = "Något annat" });
        await DecideAsync(3, Decision("Klipp häcken"));
        var shown = await app.GetAsync(kommun, $"interventions/{id}");
        ((string?)shown["what"], (string?)shown["state"]).ShouldBe(("Ny belysning bakom kiosken", "planned"));
    }

    [Fact]
    public async Task Each_chosen_area_is_proposed_once_however_often_and_in_whatever_order_it_is_told()
    {
        await app.AreasAsync(kommun);
        var first = Prioritized(1, "torget", "bruket");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Services.DeliverAsync<OnAreasPrioritized, AreasPrioritized>(first)));
        await app.Services.DeliverAsync<OnAreasPrioritized, AreasPrioritized>(first);
        (await CardsAsync()).Select(c => $"{c["what"]} {c["source"]!["reference"]} {c["from"]}").ShouldBe(
            ["Bestäm insats i Område bruket 2027-Q1 2027-01-01", "Bestäm insats i Område torget 2027-Q1 2027-01-01"]);

        await app.Services.DeliverAsync<OnAreasPrioritized, AreasPrioritized>(Prioritized(3, "torget"));
        await app.Services.DeliverAsync<OnAreasPrioritized, AreasPrioritized>(Prioritized(2, "torget", "bruket", kommun));
        (await CardsAsync("proposed")).Select(c => (string?)c["areas"]![0]!["code"]).ShouldBe(["torget"]);
        await app.Services.DeliverAsync<OnAreasPrioritized, AreasPrioritized>(Prioritized(4, "torget", "bruket"));
        (await CardsAsync("proposed")).Select(c => (string?)c["areas"]![0]!["code"]).ShouldBe(["bruket", "torget"]);
        (await app.Database.ListAsync<string[]>("select areas from prioritized_periods where municipality = $1", kommun)).ShouldHaveSingleItem().ShouldBe(["torget", "bruket"]);
    }

    [Fact]
    public async Task A_walks_proposals_are_made_once_and_carry_kind_place_and_who()
    {
        var (lamps, other) = (new WalkProposal(Guid.NewGuid(), "belysning", kommun, "Kommunen", new DateOnly(2027, 4, 1)), new WalkProposal(Guid.NewGuid(), "okänt", kommun, null, null));
        var first = new WalkProposed(kommun, DateTimeOffset.UtcNow, Guid.NewGuid(), new DateOnly(2026, 10, 14), [lamps]);
        var second = first with { Proposals = [other, lamps] };
        await Task.WhenAll(new[] { second, first, second, first }.Select(told => app.Services.DeliverAsync<OnWalkProposed, WalkProposed>(told)));
        (await CardsAsync()).Select(c => $"{c["what"]}, {c["kind"]}, {c["owner"]}, {c["until"]}, {c["source"]!["reference"]}").Order().ShouldBe(
            ["Belysning, belysning, Kommunen, 2027-04-01, 2026-10-14", "Förslag från trygghetsvandring, , , , 2026-10-14"]);
        (await app.AnnouncedAsync<InterventionChanged>(kommun)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task All_three_come_by_the_broker()
    {
        await app.PublishAsync(new InterventionsDecided(kommun, DateTimeOffset.UtcNow, "2026-W46", 1, [Decision("Byt lampor")]));
        await app.PublishAsync(Prioritized(1, "torget"));
        await app.PublishAsync(new WalkProposed(kommun, DateTimeOffset.UtcNow, Guid.NewGuid(), new DateOnly(2026, 10, 14), [new WalkProposal(Guid.NewGuid(), "dialog", kommun, null, null)]));
        await Eventually.SeesAsync("there is a proposal of each", async () => string.Join(' ', (await CardsAsync()).Select(c => (string?)c["source"]!["kind"]).Order()), seen => seen == "meeting round walk");
    }

    private Decision Decision(string what, string? area = null) => new(Guid.NewGuid(), what, area ?? kommun, "Degerforsbyggen", new DateOnly(2026, 12, 4));

    private Task DecideAsync(int version, params Decision[] decisions) =>
        app.Services.DeliverAsync<OnInterventionsDecided, InterventionsDecided>(new InterventionsDecided(kommun, DateTimeOffset.UtcNow, "2026-W46", version, decisions));

    private AreasPrioritized Prioritized(int version, params string[] areas) => new(
        kommun, DateTimeOffset.UtcNow, "2027-Q1", version, new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31),
        [.. areas.Select((area, i) => new PrioritizedArea(area, "Område " + area, i + 1, 0.5, null))]);

    private async Task<List<JsonNode>> CardsAsync(string? state = null) =>
        [.. (await app.GetAsync(kommun, "interventions" + (state is null ? "" : "?state=" + state)))["interventions"]!.AsArray().OfType<JsonNode>()];
}
