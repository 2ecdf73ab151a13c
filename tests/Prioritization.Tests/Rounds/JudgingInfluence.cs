using System.Net;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.Prioritization.Influence;

namespace Est.Prioritization.Tests.Rounds;

/// <summary>Each actor judges what can be done; the round shows the middle and how far apart they are.</summary>
public sealed class JudgingInfluence(PrioritizationApp app)
{
    private readonly string kommun = PrioritizationApp.NewMunicipality();
    private readonly string round = $"rounds/{PrioritizationApp.Coming}";

    [Fact]
    public async Task The_median_and_the_disagreement_of_the_actors_are_shown()
    {
        await OpenAsync();
        await JudgeAsync("Polisen", Judged("a", 4, 3, 4, 2), Judged("b", 3, 3, 3, 3));
        await JudgeAsync("Bostadsbolaget", Judged("a", 5, 5, 5, 5));
        await JudgeAsync("Kommunen", Judged("a", 2, 2, 2, 2), Judged("b", 4, 4, 4, 4));
        var areas = (await app.GetAsync(kommun, round))["areas"]!.AsArray().ToDictionary(area => (string)area!["area"]!, area => area!["influence"]!);
        Shown(areas["a"]).ShouldBe("3.25 2 5 high 3");
        Shown(areas["b"]).ShouldBe("3.5 3 4 low 2");
        areas["a"]["judgements"]!.AsArray().Select(j => $"{j!["organisation"]} {j["score"]} {j["motive"]}")
            .ShouldBe(["Bostadsbolaget 5 Egna hus.", "Kommunen 2 Egna hus.", "Polisen 3.25 Egna hus."]);

        static string Shown(JsonNode influence) =>
            $"{influence["median"]} {influence["low"]} {influence["high"]} {influence["disagreement"]} {influence["answers"]}";
    }

    [Fact]
    public async Task An_organisation_has_one_judgement_and_sees_it_as_its_own()
    {
        await OpenAsync();
        await JudgeAsync("Polisen", Judged("a", 1, 1, 1, 1), Judged("b", 1, 1, 1, 1));
        await JudgeAsync("Polisen", Judged("b", 5, 4, 3, 2));
        using var client = app.As("insatsansvarig", kommun, "Polisen");
        var view = JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/{kommun}/{round}", UriKind.Relative), TestContext.Current.CancellationToken))!;
        view["myJudgement"]!.ToJsonString().ShouldBe("""[{"area":"b","mandate":5,"owners":4,"measures":3,"time":2,"motive":"Egna hus."}]""");
        view["areas"]!.AsArray().Sum(area => area!["influence"]!["answers"]!.GetValue<int>()).ShouldBe(1);
        (await app.GetAsync(kommun, round))["myJudgement"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_judgement_has_a_motive_and_scores_from_1_to_5()
    {
        await OpenAsync();
        (await app.ErrorsAsync(kommun, "PUT", $"{round}/influence", new { areas = new[] { Judged("a", 0, 5, 6, 1), Judged("plats", 1, 1, 1, 1), Judged("b", 1, 1, 1, 1, " "), Judged("b", 1, 1, 1, 1) } }))
            .ShouldBe(["areas[0].mandate out-of-range", "areas[0].measures out-of-range", "areas[1].area unknown-area", "areas[2].motive required", "areas[3].area unknown-area"]);
    }

    [Fact]
    public async Task Who_has_not_answered_is_reminded_and_who_has_is_not()
    {
        await OpenAsync();
        await app.OrganisationsAsync(kommun, "Polisen", "Räddningstjänsten", "Bostadsbolaget");
        await JudgeAsync("Polisen", Judged("a", 3, 3, 3, 3));
        (await app.DoAsync(kommun, "POST", $"{round}/remind"))["reminded"]!.AsArray().Select(name => (string)name!).ShouldBe(["Bostadsbolaget", "Räddningstjänsten"]);
        (await app.GetAsync(kommun, round))["organisations"]!.AsArray().Select(o => $"{o!["name"]} {o["answered"]} {o["remindedAt"] is not null}")
            .ShouldBe(["Bostadsbolaget false True", "Polisen true False", "Räddningstjänsten false True"]);
        await JudgeAsync("Bostadsbolaget", Judged("a", 3, 3, 3, 3));
        (await app.DoAsync(kommun, "POST", $"{round}/remind"))["reminded"]!.AsArray().Select(name => (string)name!).ShouldBe(["Räddningstjänsten"]);
        (await app.AnnouncedAsync<JudgementsAwaited>(kommun)).Select(told => $"{told.Period} {string.Join(", ", told.Organisations)}")
            .ShouldBe([$"{PrioritizationApp.Coming} Bostadsbolaget, Räddningstjänsten", $"{PrioritizationApp.Coming} Räddningstjänsten"]);
    }

    [Fact]
    public async Task A_judgement_that_comes_while_the_round_is_decided_is_in_the_decision_or_refused()
    {
        await OpenAsync();
        var judging = Enumerable.Range(0, 8).Select(i => app.AnswerAsync(
            kommun, "PUT", $"{round}/influence", new { areas = new[] { Judged("a", 3, 3, 3, 3) } }, organisation: $"Aktör {i}"));
        var deciding = Enumerable.Range(1, 9).Select(revision => app.AnswerAsync(
            kommun, "POST", $"{round}/decide", new { chosen = new[] { new { area = "a" } }, motive = "Bara den.", revision }));
        var answers = await Task.WhenAll(judging.Zip(deciding, (judge, decide) => new[] { judge, decide }).SelectMany(pair => pair));
        if (answers.Where((_, i) => i % 2 == 1).All(answer => answer.Status != HttpStatusCode.OK))
            await app.DoAsync(kommun, "POST", $"{round}/decide", new { chosen = new[] { new { area = "a" } }, motive = "Bara den.", revision = (await app.GetAsync(kommun, round))["revision"]!.GetValue<int>() });
        (await app.GetAsync(kommun, round))["areas"]!.AsArray().Single(area => (string)area!["area"]! == "a")!["influence"]!["answers"]!.GetValue<int>()
            .ShouldBe(answers.Where((_, i) => i % 2 == 0).Count(answer => answer.Status == HttpStatusCode.OK));
    }

    [Fact]
    public void One_answer_is_no_disagreement() => JudgedInfluence.Of([new Judgement("Polisen", 5, 5, 5, 5, 5, "x")]).Disagreement.ShouldBe("none");

    [Theory]
    [InlineData(2, 3, "low")]
    [InlineData(2, 3.25, "some")]
    [InlineData(2, 4, "high")]
    public void Disagreement_is_how_far_the_highest_is_from_the_lowest(double low, double high, string disagreement) =>
        JudgedInfluence.Of([new Judgement("Polisen", 1, 1, 1, 1, low, "x"), new Judgement("Kommunen", 1, 1, 1, 1, high, "x")]).Disagreement.ShouldBe(disagreement);

    private async Task OpenAsync()
    {
        await app.AreasAsync(kommun, ("a", 1_000, 2), ("b", 1_000, 2));
        await app.DoAsync(kommun, "POST", "rounds", new { period = PrioritizationApp.Coming.ToString() });
    }

    private async Task JudgeAsync(string organisation, params object[] areas) => await
        app.DoAsync(kommun, "PUT", $"{round}/influence", new { areas }, "insatsansvarig", organisation);

    private static object Judged(string area, int mandate, int owners, int measures, int time, string motive = "Egna hus.") =>
        new { area, mandate, owners, measures, time, motive };
}
