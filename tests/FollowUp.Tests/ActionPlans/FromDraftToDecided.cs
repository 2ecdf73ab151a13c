using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Est.FollowUp.Tests.Effects;
using Npgsql;

namespace Est.FollowUp.Tests.ActionPlans;

/// <summary>Picture and plan as lag (2023:196) asks for them.</summary>
public sealed class FromDraftToDecided(FollowUpApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_made_of_problems_causes_and_interventions_and_the_texts_are_suggested_from_the_data()
    {
        var kommun = await MadeAsync();
        var plan = await app.GetAsync(kommun.Code, "action-plan");
        ((int)plan["version"]!, (string)plan["state"]!, (string)plan["clock"]!, plan["dueBy"]).ShouldBe((0, "draft", "none", null));
        plan["rows"]!.AsArray().Select(r => $"{r!["number"]} {r["problem"]} | {r["area"]} | {r["cause"]} | {r["measure"]} | {r["who"]} | {r["kind"]} | {r["followUp"]}").ShouldBe(
        [
            "1.1 Klotter i tunneln | Område bruket | Tunneln är mörk | Ny belysning 1 | Degerforsbyggen | point | green",
            "2 Klotter i tunneln | Område bruket | Ingen ser dit |  |  |  | red",
        ]);
        plan["suggested"]!["mapping"]!.AsArray().Select(s => (string)s!).ShouldBe(
        [
            $"104 rapporter kom på 52 veckor, från vecka {StoredKommun.LastWeek.Plus(-51).Number} {StoredKommun.LastWeek.Plus(-51).Year} till vecka {StoredKommun.LastWeek.Number} {StoredKommun.LastWeek.Year}, 100 procent fler än de 52 veckorna före.",
            "Flest rapporter hade Område bruket (104).", "Vanligast var klotter (104).", "Mest ökade Område bruket, från 52 till 104 rapporter.",
        ]);
        plan["suggested"]!["analysis"]!.AsArray().Select(s => (string)s!).Take(2).ShouldBe(["1 problem är beskrivet, med 2 orsaker.", "1 orsak har ingen beslutad åtgärd."]);
    }

    [Fact]
    public async Task A_decided_version_stays_as_it_was_and_starts_the_clock()
    {
        var kommun = await MadeAsync();
        using var client = app.As("samordnare", kommun.Code);
        (await ErrorsAsync(await DecideAsync(client, kommun, 0))).ShouldBe(["mapping missing", "otherInformation missing", "analysis missing"]);
        (await WriteAsync(client, kommun, "Kartläggning", 0)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WriteAsync(client, kommun, "För sent", 0)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await DecideAsync(client, kommun, 9)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await DecideAsync(client, kommun, 1)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await app.Database.ExecuteAsync($"update interventions set what = 'Något annat' where municipality = '{kommun.Code}'");
        (await WriteAsync(client, kommun, "Ny kartläggning", 1)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var decided = await app.GetAsync(kommun.Code, "action-plan?version=1");
        ((string)decided["state"]!, (string)decided["mapping"]!, (string)decided["rows"]![0]!["measure"]!, (string)decided["reference"]!, (string)decided["clock"]!)
            .ShouldBe(("decided", "Kartläggning", "Ny belysning 1", "KS 2026/118", "green"));
        var draft = await app.GetAsync(kommun.Code, "action-plan");
        ((string)draft["mapping"]!, (int)draft["revision"]!, (int)draft["versions"]![0]!["version"]!).ShouldBe(("Ny kartläggning", 2, 1));
        ((DateOnly.Parse((string)draft["dueBy"]!, System.Globalization.CultureInfo.InvariantCulture).DayNumber - DateOnly.FromDateTime(DateTime.UtcNow).DayNumber) is > 720 and < 732).ShouldBeTrue();
        (await app.GetAsync(kommun.Code, "action-plan?version=1")).ToJsonString().ShouldNotContain("Något annat");
    }

    [Theory]
    [InlineData("update action_plans set reference = 'x'")]
    [InlineData("delete from action_plans")]
    [InlineData("truncate action_plans")]
    public async Task The_database_refuses_to_change_what_was_decided(string sql)
    {
        var kommun = await MadeAsync();
        using var client = app.As("samordnare", kommun.Code);
        await WriteAsync(client, kommun, "Kartläggning", 0);
        (await DecideAsync(client, kommun, 1)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Should.ThrowAsync<PostgresException>(() => app.Database.ExecuteAsync(sql))).MessageText.ShouldBe("A decided action plan is never changed.");
    }

    [Fact]
    public async Task On_paper_it_has_the_three_parts_of_the_law_and_the_columns_of_the_plan()
    {
        var kommun = await MadeAsync();
        using var client = app.As("samordnare", kommun.Code);
        await WriteAsync(client, kommun, "Klottret har ökat.\nMest vid tunneln.", 0);
        using var answer = await client.GetAsync(Address(kommun, "/document"), Ct);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"atgardsplan-{kommun.Code}-utkast.docx");
        using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(Ct), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        foreach (var part in new[] { "Kartläggning av brottsligheten", "Annan information av betydelse", "Analys", "Klottret har ökat.", "Tunneln är mörk", "Uppföljning", "● Grönt" }) text.ShouldContain(part);
    }

    [Fact]
    public async Task A_version_that_is_not_there_is_told()
    {
        var kommun = await StoredKommun.WithAsync(app);
        using var client = app.As("styrgrupp", kommun.Code);
        (await client.GetAsync(Address(kommun, "?version=4"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A problem with two causes, one of which has a measure; a year with one report a week and one with two.</summary>
    private async Task<StoredKommun> MadeAsync()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        foreach (var area in new[] { "bruket", kommun.Code })
            await kommun.CountAsync(area, StoredKommun.LastWeek.Plus(-103), [.. Enumerable.Repeat(1, 52), .. Enumerable.Repeat(2, 52)]);
        var intervention = await kommun.InterventionAsync("bruket", StoredKommun.LastWeek.Monday);
        await app.Database.ExecuteAsync($"""
            with problem as (insert into problems (municipality, id, title, area, categories, created_at, created_by) values ('{kommun.Code}', gen_random_uuid(), 'Klotter i tunneln', 'bruket', '{"{}"}', now(), 'Test') returning id),
                cause as (insert into causes (municipality, id, problem, text, basis, created_at, created_by)
                    select '{kommun.Code}', gen_random_uuid(), problem.id, c.text, 'Vandring', c.at, 'Test' from problem, (values ('Tunneln är mörk', now()), ('Ingen ser dit', now() + interval '1 second')) c (text, at) returning id, text)
            update interventions set cause = cause.id from cause where cause.text = 'Tunneln är mörk' and interventions.id = '{intervention}'
            """);
        return kommun;
    }

    private static Task<HttpResponseMessage> WriteAsync(HttpClient client, StoredKommun kommun, string mapping, int revision) =>
        client.PutAsJsonAsync(Address(kommun, ""), new { mapping, otherInformation = "Annat", analysis = "Analys", revision }, Ct);

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, StoredKommun kommun, int revision) =>
        client.PostAsJsonAsync(Address(kommun, "/decide"), new { decidedOn = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), reference = "KS 2026/118", revision }, Ct);

    private static async Task<IEnumerable<string>> ErrorsAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}");

    private static Uri Address(StoredKommun kommun, string rest) => new($"/api/{kommun.Code}/action-plan{rest}", UriKind.Relative);
}
