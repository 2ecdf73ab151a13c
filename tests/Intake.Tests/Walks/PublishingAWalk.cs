using System.Text.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.Intake.Outcomes;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Tests.Walks;

/// <summary>What was seen becomes reports, what is proposed goes to FollowUp, and residents read how it went.</summary>
public sealed class PublishingAWalk(IntakeFixture intake)
{
    private readonly Walker walker = new(intake);

    [Fact]
    public async Task Each_observation_becomes_a_report_and_good_ones_trouble_nobody()
    {
        var walk = await walker.WalkedAsync([Walker.Dark(), new JsonObject { ["what"] = "Fint vid ån.", ["positive"] = true, ["category"] = "otrygg-plats" }], []);
        var published = await walker.PublishAsync(walk);
        ((string?)published["state"], published["publishedAt"] is not null).ShouldBe(("published", true));

        var told = await intake.EventItemsAsync(walker.Client.Organisation);
        told.Select(r => (r.Kind, r.Category, r.Severity, r.Precision, r.Lon, r.AreaCode, r.Source, r.OccurredFrom)).ShouldBe(
        [
            ("observation", "belysning", 2, "point", 14.4310, null, "trygghetsvandring", SwedishTime.At(Walker.Day, new TimeOnly(18, 30))),
            ("calm", "otrygg-plats", 1, "area", null, "torget", "trygghetsvandring", SwedishTime.At(Walker.Day, new TimeOnly(18, 30))),
        ], ignoreOrder: true);
        published["observations"]!.AsArray().Select(o => (Guid)o!["report"]!).ShouldBe(told.Select(r => r.Id), ignoreOrder: true);
        var report = await walker.Client.GetAsync($"/reports/{published["observations"]![0]!["report"]}");
        report.GetProperty("description").GetString().ShouldBe("Mörkt bakom kiosken.");
    }

    [Fact]
    public async Task Published_twice_and_at_once_it_is_published_once()
    {
        var walk = await walker.WalkedAsync([Walker.Dark()], [Walker.Lamps()]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => walker.PublishAsync(walk)));
        await walker.PublishAsync(walk);
        answers.Select(a => (string?)a["observations"]![0]!["report"]).Distinct().Count().ShouldBe(1);
        (await intake.EventItemsAsync(walker.Client.Organisation)).Select(r => r.Revision).ShouldBe([1]);
        (await walker.ProposedAsync(walk)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_will_be_done_goes_to_FollowUp_without_the_walks_own_words()
    {
        var against = Walker.Lamps();
        (against["decision"], against["reason"]) = ("will-not", "Dyrt.");
        var elsewhere = new JsonObject { ["what"] = "Klipp buskarna.", ["kind"] = "beskarning", ["area"] = "bruket", ["until"] = "2027-01-31" };
        var walk = await walker.PublishAsync(await walker.WalkedAsync([], [Walker.Lamps(), against, elsewhere]));

        var told = (await walker.ProposedAsync(walk)).ShouldHaveSingleItem();
        Guid Id(int i) => (Guid)walk["proposals"]![i]!["id"]!;
        (told.Municipality, told.Walk, told.Date).ShouldBe((IntakeFixture.Degerfors, (Guid)walk["id"]!, Walker.Day));
        told.Proposals.ShouldBe(
        [
            new WalkProposal(Id(0), "belysning", "torget", "Kommunen", Walker.Day.AddMonths(6)),
            new WalkProposal(Id(2), "beskarning", "bruket", null, new DateOnly(2027, 1, 31)),
        ]);
        JsonSerializer.Serialize(told).ShouldNotContain("lampor");
    }

    [Fact]
    public async Task A_walk_that_is_only_planned_is_not_published()
    {
        var walk = await walker.PlanAsync();
        (await walker.RefusedAsync(HttpMethod.Post, $"walks/{walk["id"]}/publish")).ShouldBe("409 not-walked-yet");
        (await walker.ProposedAsync(walk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_made_known_stands_save_what_became_of_it()
    {
        var walk = await walker.PublishAsync(await walker.WalkedAsync([Walker.Dark()], [Walker.Lamps()]));
        var path = $"walks/{walk["id"]}";
        var proposal = $"{path}/proposals/{walk["proposals"]![0]!["id"]}";
        foreach (var (method, address, body) in new[]
        {
            (HttpMethod.Put, path, Walker.Plan()), (HttpMethod.Post, path + "/observations", Walker.Dark()), (HttpMethod.Post, path + "/proposals", Walker.Lamps()),
            (HttpMethod.Delete, proposal, null), (HttpMethod.Put, proposal, Changed("what", "Något annat.")),
        }) (await walker.RefusedAsync(method, address, body)).ShouldBe("409 walk-published", $"{method} {address}");

        var against = Changed("decision", "will-not");
        against["reason"] = "Marken är privat.";
        var shown = (await walker.MustAsync(HttpMethod.Put, proposal, against))["proposals"]![0]!;
        ((string?)shown["decision"], (string?)shown["reason"], (string?)shown["timing"]).ShouldBe(("will-not", "Marken är privat.", null));

        static JsonObject Changed(string member, string value)
        {
            var lamps = Walker.Lamps();
            lamps[member] = value;
            return lamps;
        }
    }

    [Fact]
    public async Task Residents_read_what_became_of_each_proposal_in_whatever_order_it_was_told()
    {
        var walk = await walker.PublishAsync(await walker.WalkedAsync([Walker.Dark()], [Walker.Lamps(), Walker.Lamps(), Walker.Lamps()]));
        Guid Id(int i) => (Guid)walk["proposals"]![i]!["id"]!;
        var done = SwedishTime.StartOf(Walker.Day.AddDays(2));
        var changes = new[]
        {
            Changed(Id(0), 1, "proposed", done.AddDays(-2)), Changed(Id(0), 2, "done", done), Changed(Id(0), 3, "ended", done.AddDays(1)),
            Changed(Id(1), 1, "proposed", done), Changed(Id(1), 2, "not-done", done) with { WhyNot = "no-money" },
        };
        foreach (var change in changes.Reverse().Concat(changes)) await intake.Service.Services.DeliverAsync<OnInterventionChanged, InterventionChanged>(change);

        var protocol = (await new Walker(intake, Roles.Reporter).SendAsync(HttpMethod.Get, $"walks/{walk["id"]}/protocol")).Answer!;
        protocol["proposals"]!.AsArray().Select(p => $"{p!["number"]} {p["state"]} {p["doneOn"]} {p["whyNot"]} {p["timing"]}")
            .ShouldBe([$"1 ended {Walker.Day.AddDays(2):yyyy-MM-dd}  kept", "2 not-done  no-money ", "3    waiting"]);

        static InterventionChanged Changed(Guid id, int revision, string state, DateTimeOffset at) => new(
            IntakeFixture.Degerfors, at, id, revision, state, "belysning", ["torget"], "Kommunen", null, null, null, null, null, null, 7, "Belysning", []);
    }

    [Fact]
    public async Task A_resident_reads_no_id_no_severity_and_no_person()
    {
        var walk = await walker.PublishAsync(await walker.WalkedAsync([Walker.Dark()], [Walker.Lamps()]));
        var protocol = (await new Walker(intake, Roles.Council).SendAsync(HttpMethod.Get, $"walks/{walk["id"]}/protocol")).Answer!;
        protocol["observations"]!.AsArray().ShouldHaveSingleItem()!.AsObject().Select(m => m.Key).ShouldBe(["number", "what", "category", "positive", "lon", "lat"]);
        protocol.ToJsonString().ShouldNotContain((string)walk["id"]!);
        protocol.ToJsonString().ShouldNotContain("test-samordnare", Case.Insensitive, "who wrote it");
        ((string?)protocol["observations"]![0]!["category"]).ShouldBe("Belysning");
    }
}
