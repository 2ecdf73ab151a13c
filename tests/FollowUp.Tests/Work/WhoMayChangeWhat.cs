using System.Net;
using Est.FollowUp.Interventions;
using Est.FollowUp.Tests.Interventions;

namespace Est.FollowUp.Tests.Work;

/// <summary>An organisation changes its own work and the interventions that it owns or is a partner of; the coordinator changes all.</summary>
public sealed class WhoMayChangeWhat(FollowUpApp app)
{
    private readonly string kommun = FollowUpApp.NewMunicipality();

    [Theory]
    [InlineData("insatsansvarig", "Degerforsbyggen", true)]
    [InlineData("insatsansvarig", "Polisen", true)]
    [InlineData("insatsansvarig", "Räddningstjänsten", false)]
    [InlineData("samordnare", "Räddningstjänsten", true)]
    public async Task An_intervention_of_the_housing_company_with_the_police(string role, string organisation, bool may)
    {
        var id = await app.InterventionAsync(kommun);
        var (status, problem) = await app.AskAsync(kommun, "POST", $"interventions/{id}/plan", new { }, role, organisation);
        (status, (string?)problem!["type"]).ShouldBe(may ? (HttpStatusCode.OK, null) : (HttpStatusCode.Forbidden, "urn:est:problem:not-yours"));
        using var client = app.As(role, kommun, organisation);
        (await client.GetStringAsync(new Uri($"/api/{kommun}/interventions/{id}", UriKind.Relative))).ShouldContain($"\"canChange\":{(may ? "true" : "false")}");
    }

    [Theory]
    [InlineData("insatsansvarig", "Degerforsbyggen", false)]
    [InlineData("insatsansvarig", "Polisen", true)]
    [InlineData("rapportor", "Polisen", true)]
    [InlineData("rapportor", "Degerforsbyggen", false)]
    [InlineData("samordnare", "Degerforsbyggen", true)]
    public async Task The_polices_work_is_ticked_off_by_the_police(string role, string organisation, bool may)
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        var work = (await PlanAsync(id, "Polisen", "samordnare", "Kommunen")).Body!["ids"]![0]!;
        (await app.AskAsync(kommun, "POST", $"interventions/work/{work}/done", new { }, role, organisation)).Status.ShouldBe(may ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Degerforsbyggen", "Degerforsbyggen", HttpStatusCode.Created)]
    [InlineData("Degerforsbyggen", "Polisen", HttpStatusCode.Created)]
    [InlineData("Degerforsbyggen", "Räddningstjänsten", HttpStatusCode.Forbidden)]
    [InlineData("Polisen", "Polisen", HttpStatusCode.Created)]
    [InlineData("Polisen", "Degerforsbyggen", HttpStatusCode.Forbidden)]
    [InlineData("Räddningstjänsten", "Räddningstjänsten", HttpStatusCode.Forbidden)]
    public async Task The_owner_plans_its_own_work_and_its_partners(string planner, string worker, HttpStatusCode answer)
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        (await PlanAsync(id, worker, "insatsansvarig", planner)).Status.ShouldBe(answer);
    }

    [Fact]
    public async Task Who_only_reports_sees_the_work_of_the_own_organisation()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        await PlanAsync(id, "Polisen", "samordnare", "Kommunen");
        await PlanAsync(id, "Degerforsbyggen", "samordnare", "Kommunen");
        var week = Est.ServiceDefaults.Weeks.Week.Of(Made.Today);
        var seen = await app.SendAsync(kommun, "GET", $"interventions/work?week={week}&organisation=Degerforsbyggen", null, "rapportor", "Polisen");
        seen!["organisations"]!.AsArray().Select(o => (string?)o!["name"]).ShouldBe(["Polisen"]);
    }

    [Fact]
    public async Task An_organisation_owns_what_it_proposes_and_a_coordinator_leaves_it_open()
    {
        var mine = await app.SendAsync(kommun, "POST", "interventions", new { what = "Städa", areas = new[] { kommun } }, "insatsansvarig", "Polisen");
        var open = await app.SendAsync(kommun, "POST", "interventions", new { what = "Städa", areas = new[] { kommun } });
        ((string?)(await app.GetAsync(kommun, $"interventions/{mine!["id"]}"))["owner"]).ShouldBe("Polisen");
        ((string?)(await app.GetAsync(kommun, $"interventions/{open!["id"]}"))["owner"]).ShouldBeNull();
    }

    [Fact]
    public async Task A_review_is_decided_by_the_owner_and_not_by_a_stranger()
    {
        var review = await app.ReviewAsync(kommun, await app.InterventionAsync(kommun, InterventionStates.Ongoing));
        var end = new { outcome = "end", motive = "Målet är nått." };
        (await app.AskAsync(kommun, "POST", $"reviews/{review}/decide", end, "insatsansvarig", "Räddningstjänsten")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await app.AskAsync(kommun, "POST", $"reviews/{review}/decide", end, "insatsansvarig", "Degerforsbyggen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> PlanAsync(Guid intervention, string worker, string role, string organisation) =>
        app.AskAsync(kommun, "POST", $"interventions/{intervention}/work", new { what = "Rond", organisation = worker, day = Made.Text(Made.Today) }, role, organisation);
}
