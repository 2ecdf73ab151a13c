using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Est.FollowUp.Tests.Effects;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Years;

/// <summary>The year from events and rows to the answer and the paper.</summary>
public sealed class AYearIsAnswered(FollowUpApp app)
{
    private static readonly int ThisYear = StoredKommun.LastWeek.Year;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_done_and_how_it_went()
    {
        var kommun = await MadeAsync();
        var year = await app.GetAsync(kommun.Code, $"years/{ThisYear}");
        var kind = year["kinds"]!.AsArray().Single()!;
        ((string)kind["kind"]!, (string)kind["name"]!, (int)kind["interventions"]!, (int)kind["areas"]!).ShouldBe(("belysning", "Belysning", 1, 1));
        ((double)kind["ratio"]!).ShouldBe(0.5, 1e-9);
        ((double)kind["studies"]![0]!["weight"]!).ShouldBe(1);
        ((string)year["areas"]![0]!["code"]!, (int)year["areas"]![0]!["levels"]!["yellow"]!, (int)year["areas"]![0]!["levels"]!["red"]!).ShouldBe(("centrum", 1, 0));
        year["areas"]!.AsArray().Select(a => a!["weeks"]!.AsArray().Sum(w => (int)w!) == (int)a["total"]!).ShouldAllBe(same => same);
        year["promised"]!.ToJsonString().ShouldBe("""{"decided":2,"done":0,"ongoing":1,"notDone":1,"unknown":0,"reasons":[{"code":"no-time","name":"Tid eller personal saknades","count":1}]}""");
        year["reviews"]!.ToJsonString().ShouldBe("""{"continue":1,"extend":0,"replace":0,"end":0,"overdue":1}""");
        year["sentences"]!.AsArray().Select(s => (string)s!).ShouldContain("2 insatser beslutades för året: 0 är gjorda, 1 pågår, 1 blev inte av. Vanligaste skälet till att en insats inte blev av: tid eller personal saknades.");
    }

    [Fact]
    public async Task The_year_before_is_compared_from_the_week_that_the_first_report_came_in()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        var (last, first) = (StoredKommun.LastWeek, new Week(ThisYear - 1, 1).Plus(1));
        foreach (var area in new[] { "bruket", kommun.Code }) await kommun.CountAsync(area, first, [.. first.To(last).Select(_ => 2)]);
        var year = await app.GetAsync(kommun.Code, $"years/{ThisYear}");
        if (last.Number < 2 + 7) year["compared"].ShouldBeNull();
        else
        {
            var weeks = Math.Min(last.Number, 52) - 1;
            year["compared"]!.ToJsonString().ShouldBe($$"""{"from":"{{ThisYear}}-W02","weeks":{{weeks}},"total":{{2 * weeks}},"lastYear":{{2 * weeks}}}""");
        }
        ((int)year["total"]!, year["lastYear"], year["areas"]![0]!["lastYear"]).ShouldBe((2 * last.Number, null, null));
    }

    [Fact]
    public async Task On_paper_it_is_valid_and_says_the_same()
    {
        var kommun = await MadeAsync();
        using var client = app.As("styrgrupp", kommun.Code);
        using var answer = await client.GetAsync(new Uri($"/api/{kommun.Code}/years/{ThisYear}/document", UriKind.Relative), Ct);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"arsanalys-{kommun.Code}-{ThisYear}.docx");
        using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(Ct), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain("Belysning: rapporterna blev 50 procent färre än i liknande områden");
        text.ShouldContain("0,50");
    }

    [Fact]
    public async Task A_kommun_of_one_area_sees_what_is_measured_against_the_time_before_apart_and_on_paper()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        var first = StoredKommun.LastWeek.Plus(-63);
        foreach (var area in new[] { "bruket", kommun.Code }) await kommun.CountAsync(area, first, [.. Enumerable.Repeat(4, 52), .. Enumerable.Repeat(2, 12)]);
        await kommun.InterventionAsync("bruket", first.Plus(52).Monday);
        var year = await app.GetAsync(kommun.Code, $"years/{ThisYear}");
        (year["kinds"]!.AsArray().Count, year["notCompared"]!.AsArray().Count).ShouldBe((0, 0));
        var kind = year["uncompared"]!.AsArray().Single()!;
        ((string)kind["basis"]!, (int)kind["studies"]![0]!["evidence"]!, (string)kind["studies"]![0]!["against"]!).ShouldBe(("weak", 2, "before"));
        ((double)kind["ratio"]!).ShouldBe(0.5, 1e-9);

        using var client = app.As("styrgrupp", kommun.Code);
        using var answer = await client.GetAsync(new Uri($"/api/{kommun.Code}/years/{ThisYear}/document", UriKind.Relative), Ct);
        using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(Ct), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain("Utan jämförelse");
        text.ShouldContain("ska inte vägas samman med dem ovan");
    }

    [Fact]
    public async Task The_years_are_those_with_reports_and_the_one_that_goes_on()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket");
        await kommun.CountAsync("bruket", new(ThisYear - 3, 10), 1);
        (await app.GetAsync(kommun.Code, "years")).ToJsonString().ShouldBe($$"""{"years":[{{DateTime.UtcNow.Year}},{{ThisYear - 3}}]}""");
    }

    [Fact]
    public async Task A_kommun_without_anything_has_an_empty_year_and_no_next_one()
    {
        var kommun = await StoredKommun.WithAsync(app);
        (await app.GetAsync(kommun.Code, $"years/{ThisYear}"))["sentences"]!.AsArray().Select(s => (string)s!).ShouldContain("Inga insatser beslutades för året.");
        using var client = app.As("analytiker", kommun.Code);
        using var answer = await client.GetAsync(new Uri($"/api/{kommun.Code}/years/{DateTime.UtcNow.Year + 1}", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>One lit area since twelve weeks, two like it, and an intervention that did not come off.</summary>
    private async Task<StoredKommun> MadeAsync()
    {
        var kommun = await StoredKommun.WithAsync(app, "bruket", "centrum", "parken");
        var first = StoredKommun.LastWeek.Plus(-63);
        foreach (var (area, after) in new[] { ("bruket", 2), ("centrum", 4), ("parken", 4) })
            await kommun.CountAsync(area, first, [.. Enumerable.Repeat(4, 52), .. Enumerable.Repeat(after, 12)]);
        await kommun.CountAsync(kommun.Code, first, [.. Enumerable.Repeat(12, 52), .. Enumerable.Repeat(10, 12)]);
        var id = await kommun.InterventionAsync("bruket", first.Plus(52).Monday);
        await kommun.InterventionAsync("bruket", first.Plus(53).Monday, 2, "dialog", "not-done", "no-time");
        await app.Database.ExecuteAsync($"""
            insert into agreed_areas (municipality, week, area, name, level, total) values ('{kommun.Code}', '{StoredKommun.LastWeek}', 'centrum', 'Centrum', 'yellow', 4);
            insert into reviews (municipality, id, intervention, tier, due, outcome, decided_at) values
                ('{kommun.Code}', gen_random_uuid(), '{id}', 'week', '{ThisYear}-01-20', 'continue', '{ThisYear}-01-21'), ('{kommun.Code}', gen_random_uuid(), '{id}', 'quarter', '{ThisYear}-01-02', null, null);
            """);
        return kommun;
    }
}
