using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Est.Prioritization.Tests.Rounds;

/// <summary>Weights in the open, tried without being stored, and a survey beside the counts.</summary>
public sealed class WeighingCriteria(PrioritizationApp app)
{
    private readonly string kommun = PrioritizationApp.NewMunicipality();
    private readonly string round = $"rounds/{PrioritizationApp.Coming}";

    [Fact]
    public async Task Weights_that_are_tried_rank_the_areas_and_change_nothing()
    {
        await OpenAsync();
        await SurveyAsync("område;värde\nOmråde a;5,5\nb;1");
        var before = await app.GetAsync(kommun, round);
        var tried = await app.DoAsync(kommun, "POST", $"{round}/try", new { weights = new { survey = 1 } }, "analytiker");
        Ranking(tried).ShouldBe(["a 1", "c 2", "b 3"]);
        tried["stability"]!["draws"]!.GetValue<int>().ShouldBe(10_000);
        (await app.GetAsync(kommun, round)).ToJsonString().ShouldBe(before.ToJsonString());
        Ranking(before)[0].ShouldBe("c 1");
    }

    [Fact]
    public async Task Weights_of_a_round_are_set_with_a_motive_and_by_name()
    {
        await OpenAsync();
        (await app.ErrorsAsync(kommun, "PUT", $"{round}/weights", new { weights = new { trend = 1 }, revision = 1 })).ShouldBe(["motive required"]);
        (await app.DoAsync(kommun, "PUT", $"{round}/weights", new { weights = new { weighted = 2, influence = 6 }, motive = "Vi vill dit där vi kan göra nytta.", revision = 1 }))["revision"]!
            .GetValue<int>().ShouldBe(2);
        (await app.AnswerAsync(kommun, "PUT", $"{round}/weights", new { weights = new { trend = 1 }, motive = "x", revision = 1 })).Status.ShouldBe(HttpStatusCode.Conflict);
        var view = await app.GetAsync(kommun, round);
        (view["weightsMotive"]!.GetValue<string>(), view["weightsBy"]!.GetValue<string>()).ShouldBe(("Vi vill dit där vi kan göra nytta.", "Test samordnare, Degerforsbyggen"));
        // Nobody has judged: influence is left out, and the weighted sum takes its part.
        view["weights"]!.AsArray().Select(weight => $"{weight!["criterion"]} {weight["weight"]} {weight["used"]}").Where(text => !text.EndsWith(" 0 0", StringComparison.Ordinal))
            .ShouldBe(["weighted 2 1", "influence 6 0"]);
    }

    [Fact]
    public async Task Weights_that_cannot_be_are_told()
    {
        await OpenAsync();
        foreach (var (weights, error) in new (object, string)[]
        {
            (new { fara = 1 }, "weights unknown-criterion"), (new { trend = -1 }, "weights.trend out-of-range"), (new { trend = 1_001 }, "weights.trend out-of-range"),
            (new { influence = 1 }, "weights no-need"), (new { }, "weights no-need"),
        })
            (await app.ErrorsAsync(kommun, "POST", $"{round}/try", new { weights })).ShouldBe([error]);
    }

    [Fact]
    public async Task The_kommuns_settings_begin_as_ests_and_are_changed_with_a_motive()
    {
        var settings = await app.GetAsync(kommun, "rounds/settings");
        (settings["cadence"]!.GetValue<string>(), settings["chosen"]!.GetValue<int>(), settings["revision"]!.GetValue<int>()).ShouldBe(("quarter", 3, 0));
        var weights = settings["weights"]!.DeepClone();
        settings["weights"]!.AsObject().Sum(weight => weight.Value!.GetValue<double>()).ShouldBe(1, 1e-12);
        await app.DoAsync(kommun, "PUT", "rounds/settings", new { cadence = "tertial", chosen = 2, weights, revision = 0 });
        weights["survey"] = 0.4;
        (await app.ErrorsAsync(kommun, "PUT", "rounds/settings", new { cadence = "månad", chosen = 0, weights, revision = 1 }))
            .ShouldBe(["cadence unknown-cadence", "chosen out-of-range", "motive required"]);
        (await app.AnswerAsync(kommun, "PUT", "rounds/settings", new { cadence = "quarter", chosen = 2, weights, revision = 0, motive = "Ny mätning." })).Status.ShouldBe(HttpStatusCode.Conflict);
        var changed = await app.DoAsync(kommun, "PUT", "rounds/settings", new { cadence = "tertial", chosen = 2, weights, revision = 1, motive = "Ny mätning." });
        (changed["revision"]!.GetValue<int>(), changed["motive"]!.GetValue<string>(), changed["weights"]!["survey"]!.GetValue<double>()).ShouldBe((2, "Ny mätning.", 0.4));

        var next = (string)(await app.GetAsync(kommun, "rounds"))["next"]!;
        next.ShouldMatch(@"^\d{4}-T[123]$");
        await app.DoAsync(kommun, "POST", "rounds", new { period = next });
        (await app.GetAsync(kommun, $"rounds/{next}"))["chosenCount"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_survey_is_imported_again_and_taken_away()
    {
        await OpenAsync();
        await SurveyAsync("område;värde\na;5,5\nb;1\nc;2");
        await SurveyAsync("area,value\na,4.5\nb,0");
        var view = await app.GetAsync(kommun, round);
        (view["survey"]!["name"]!.GetValue<string>(), view["survey"]!["areas"]!.GetValue<int>()).ShouldBe(("Trygghetsmätningen", 2));
        Values(view).ShouldBe(["a 4.5", "b 0", "c "]);
        await app.DoAsync(kommun, "DELETE", $"{round}/survey");
        view = await app.GetAsync(kommun, round);
        view["survey"].ShouldBeNull();
        Values(view).ShouldBe(["a ", "b ", "c "]);

        static IEnumerable<string> Values(JsonNode view) => view["areas"]!.AsArray().OrderBy(area => (string)area!["area"]!, StringComparer.Ordinal)
            .Select(area => $"{area!["area"]} {area["need"]!["criteria"]!.AsArray().Single(c => (string)c!["criterion"]! == "survey")!["value"]}");
    }

    [Fact]
    public async Task What_is_wrong_with_a_survey_is_told_line_by_line_and_nothing_is_taken_in()
    {
        await OpenAsync();
        (await app.ErrorsAsync(kommun, "PUT", $"{round}/survey?name=x", PrioritizationApp.Csv("område;värde\r\na;5\r\nparken;2\r\n\r\nb;-1\r\nA;3\r\nc\r\nc;1.000,5")))
            .ShouldBe(["lines[3] unknown-area", "lines[5] not-a-number", "lines[6] area-twice", "lines[7] too-few-columns", "lines[8] not-a-number"]);
        (await app.ErrorsAsync(kommun, "PUT", $"{round}/survey?name=x", PrioritizationApp.Csv("a;5"))).ShouldBe(["lines[1] no-header"]);
        (await app.ErrorsAsync(kommun, "PUT", $"{round}/survey", PrioritizationApp.Csv("område;värde\na;5"))).ShouldBe(["name required"]);
        (await app.AnswerAsync(kommun, "PUT", $"{round}/survey?name=x", new byte[300_000])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await app.GetAsync(kommun, round))["survey"].ShouldBeNull();
    }

    [Theory]
    [InlineData("Område;Värde\nÄngen;3,4", "windows-1252")]
    [InlineData("\uFEFFvärde\tkommentar\tområde\n3.4\tok\tängen", "utf-8")]
    [InlineData("area,value\n\"Ängen\",\"3,4\"", "utf-8")]
    public async Task Files_come_as_programs_write_them(string text, string encoding)
    {
        await app.AreasAsync(kommun, ("x", 1, 1));
        await app.Database.ExecuteAsync($"update areas set name = 'Ängen' where municipality = '{kommun}' and code = 'x'");
        await app.DoAsync(kommun, "POST", "rounds", new { period = PrioritizationApp.Coming.ToString() });
        var file = (encoding == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(encoding)!).GetBytes(text);
        (await app.DoAsync(kommun, "PUT", $"{round}/survey?name=x", file))["areas"]!.GetValue<int>().ShouldBe(1);
        (await app.Database.ValueAsync<double>("select value from round_survey_values where municipality = $1", kommun)).ShouldBe(3.4);
    }

    private async Task OpenAsync()
    {
        await app.AreasAsync(kommun, ("a", 1_000, 2), ("b", 1_000, 2), ("c", 1_000, 2));
        foreach (var (area, reports) in new[] { ("a", 1), ("b", 2), ("c", 4) })
            await app.CountAsync(kommun, area, reports, PrioritizationApp.LastWeek.Plus(-12), PrioritizationApp.LastWeek);
        await app.DoAsync(kommun, "POST", "rounds", new { period = PrioritizationApp.Coming.ToString() });
    }

    private async Task SurveyAsync(string text) => await app.DoAsync(kommun, "PUT", $"{round}/survey?name=Trygghetsm%C3%A4tningen", PrioritizationApp.Csv(text));

    private static List<string> Ranking(JsonNode view) => [.. view["areas"]!.AsArray().Select(area => $"{area!["area"]} {area["rank"]}")];
}
