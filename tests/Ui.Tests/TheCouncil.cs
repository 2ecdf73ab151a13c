using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>The council reads one report and nothing else; the coordinator decides what it says and when it is for good.</summary>
public sealed class TheCouncil(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string persona, string path)
    {
        var staff = await browser.OpenAsync();
        await staff.AnswerFollowUpAsync();
        await staff.SignInAsync(persona);
        await staff.GoToAsync(path);
        await Expect(staff.Opening.First).ToBeVisibleAsync();
        return staff;
    }

    [Fact]
    public async Task A_politician_lands_on_the_report_and_sees_no_other_page()
    {
        await using var staff = await OpenAsync("Lars Öberg", "/1862");
        await Expect(staff.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/1862/lokbra$"));
        await Expect(staff.Page.Locator("nav .frame-page:visible")).ToHaveTextAsync(["LokBrå"]);
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Publicera" })).ToHaveCountAsync(0);
        await Expect(staff.Opening).ToHaveTextAsync("I de två kommunerna kom 1 204 rapporter. Skadegörelse är vanligast.");
    }

    [Fact]
    public async Task Covered_numbers_say_that_they_are_and_why()
    {
        await using var staff = await OpenAsync("Lars Öberg", "/1862/lokbra");
        var degerfors = staff.Page.Locator(".council-counts", new() { HasTextString = "Degerfors, område för område" });
        await Expect(degerfors.Locator("tbody tr").First).ToHaveTextAsync("Ordningsstörande sammankomst 1färre än 4färre än 441");
        await Expect(staff.Page.Locator(".council-marks")).ToContainTextAsync("skyddad betyder att talet är dolt för att ett litet tal bredvid annars hade gått att räkna ut.");
    }

    [Fact]
    public async Task Two_kommuner_with_twelve_areas_each_take_two_pages()
    {
        await using var staff = await OpenAsync("Lars Öberg", "/1862/lokbra");
        await staff.AnswerAsync(MadeFollowUp.AnyReport, MadeFollowUp.Report(areas: 12, categories: 12));
        await staff.Page.ReloadAsync();
        await Expect(staff.Page.Locator(".council-counts").Last).ToContainTextAsync("Skolområdet 12");
        OnPaper.PagesOf(await staff.Page.PdfAsync(new() { PreferCSSPageSize = true })).ShouldBe(2);
    }

    [Fact]
    public async Task A_report_is_seen_before_it_is_published_and_asked_about_twice()
    {
        await using var staff = await OpenAsync("Anna Bergström", "/1862/lokbra/publicera");
        await staff.Page.GetByLabel("En text till rådet").FillAsync("Läs om skolorna.");
        await Expect(staff.Page.Locator(".council-text")).ToHaveTextAsync("Läs om skolorna.");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Publicera" }).ClickAsync();
        await Expect(staff.Page.GetByText("kan sedan inte ändras")).ToBeVisibleAsync();
        await staff.AnswerAsync("**/api/*/council/*/publish", new { type = "urn:est:problem:already-published", title = "Published." }, status: 409);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, publicera" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Rapporten är redan publicerad. En publicerad rapport ändras aldrig.");
    }

    [Fact]
    public async Task The_council_is_set_up_and_says_whom_it_waits_for()
    {
        await using var staff = await OpenAsync("Anna Bergström", "/1862/lokbra/radet");
        await Expect(staff.Opening).ToHaveTextAsync("Väntar på att Karlskoga godkänner.");
        await staff.Page.GetByLabel("Fler kommuner (kommunkod)").FillAsync("1885");
        var saved = await staff.Page.RunAndWaitForRequestAsync(() => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync(), request => request.Method == "PUT");
        JsonNode.Parse(saved.PostData!)!["municipalities"]!.ToJsonString().ShouldBe("""["1862","1883","1885"]""");
    }

    [Fact]
    public async Task Open_data_are_off_until_they_are_switched_on()
    {
        await using var staff = await OpenAsync("Anna Bergström", "/1862/lokbra/radet");
        await Expect(staff.Page.GetByText("Katalogen (DCAT-AP-SE)")).ToHaveCountAsync(0);
        await staff.AnswerAsync("**/api/*/council/open-data", new { });
        await staff.AnswerAsync(MadeFollowUp.Council, MadeFollowUp.CouncilOf(openData: true));
        await staff.Page.Locator(".toggle").ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Katalogen (DCAT-AP-SE)" })).ToHaveAttributeAsync("href", "/open-data/1862/catalog.jsonld");
    }
}
