using Est.ServiceDefaults.Weeks;

namespace Est.Ui.Tests;

/// <summary>
/// The whole way, on everything real, as those go it who work with Est: reports become a picture, the meeting decides, the decision becomes an intervention,
/// the quarter chooses areas, a review is decided, the year learns, whoever reported is told, and the council gets what points at nobody.
/// </summary>
public sealed class FromReportToCouncil(Browser browser)
{
    private const string Decided = "Lampor i tunneln kontrolleras varje vecka", Kommun = YearsOfReports.Kommun;
    private static readonly Week Week = YearsOfReports.LastWeek;

    [Fact]
    public async Task Sixty_weeks_go_from_report_to_picture_meeting_intervention_quarter_review_year_feedback_and_council()
    {
        await YearsOfReports.MakeAsync();
        await using var anna = await browser.OpenAsAsync("Anna Bergström", $"/{Kommun}/lagesbild/{Week}");
        await Expect(anna.Opening).ToContainTextAsync("rapporter");

        await MeetAsync(anna);
        await PlanAsync(anna);
        await ChooseAreasAsync(anna);
        await ReviewAsync(anna);
        await LookBackAsync(anna);
        await HearAsync(anna);
        await InformCouncilAsync(anna);
        anna.Complaints.ShouldBeEmpty();
    }

    private static async Task MeetAsync(StaffPage anna)
    {
        await anna.GoToAsync($"/{Kommun}/mote/{Week}");
        await ButtonOf(anna, "Börja mötet").ClickAsync();
        await anna.Page.GetByLabel("Vad ska göras?").FillAsync(Decided);
        await anna.Page.GetByLabel("Vem gör det?").FillAsync("Karlskoga kommun");
        await ButtonOf(anna, "Spara beslut").ClickAsync();
        await Expect(anna.Page.Locator(".decisions li")).ToContainTextAsync(Decided);
        await anna.Page.Locator(".meeting-head").GetByRole(AriaRole.Button, new() { Name = "Fastställ lägesbilden" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Fastställ" }).First.ClickAsync();
        await Expect(anna.Opening).ToContainTextAsync("Mötet är slut: 1 beslut.");
    }

    private static async Task PlanAsync(StaffPage anna)
    {
        await AppearsAsync(anna, $"/{Kommun}/insatser", anna.Page.GetByRole(AriaRole.Link, new() { Name = Decided }));
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = Decided }).ClickAsync();
        await Expect(ButtonOf(anna, "Planera")).ToBeDisabledAsync();
        await anna.Page.GetByText("Ändra", new() { Exact = true }).ClickAsync();
        await anna.Page.GetByLabel("Typ av insats").SelectOptionAsync("Belysning");
        await anna.Page.GetByText("Tunneln", new() { Exact = true }).ClickAsync();
        await anna.Page.Locator("label", new() { HasTextString = "Problem" }).GetByRole(AriaRole.Combobox).SelectOptionAsync($"Tunneln: {YearsOfReports.Problem}");
        await anna.Page.GetByText("Lamporna är trasiga och byts för sällan.").ClickAsync();
        await anna.Page.GetByLabel("Vad ska ha blivit bättre?").FillAsync("Färre rapporter om mörker");
        await anna.Page.GetByLabel("Ska bli").FillAsync("4");
        await anna.Page.GetByLabel("Senast", new() { Exact = true }).FillAsync($"{Week.Monday.AddMonths(6):yyyy-MM-dd}");
        await anna.Page.GetByLabel("Ansvarig").SelectOptionAsync("Karlskoga kommun");
        await anna.Page.GetByLabel("Börjar").FillAsync($"{Week.Next.Monday:yyyy-MM-dd}");
        await anna.Page.GetByLabel("Följs upp").FillAsync($"{Week.Monday.AddMonths(3):yyyy-MM-dd}");
        await ButtonOf(anna, "Spara").ClickAsync();
        await ButtonOf(anna, "Planera").ClickAsync();
        await ButtonOf(anna, "Börja").ClickAsync();
        await Expect(anna.Opening).ToContainTextAsync("Pågår sedan");
    }

    private static async Task ChooseAreasAsync(StaffPage anna)
    {
        await anna.GoToAsync($"/{Kommun}/prioritera");
        await anna.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Börja ") }).ClickAsync();
        await Expect(anna.Opening).ToContainTextAsync("förslaget är");
        await ButtonOf(anna, "Besluta").ClickAsync();
        await Expect(anna.Opening).ToContainTextAsync("är prioriterade.");
    }

    private static async Task ReviewAsync(StaffPage anna)
    {
        await anna.GoToAsync($"/{Kommun}/uppfoljning");
        var review = anna.Page.Locator(".review", new() { HasTextString = YearsOfReports.Old });
        await Expect(review.Locator(".review-due")).ToContainTextAsync("sen");
        await review.GetByText("Fortsätt", new() { Exact = true }).ClickAsync();
        await review.GetByLabel("Varför fortsätter ni?").FillAsync("Rapporterna har minskat mer än på andra håll.");
        await review.GetByRole(AriaRole.Button, new() { Name = "Fortsätt insatsen" }).ClickAsync();
        await Expect(review).ToHaveCountAsync(0);
        await anna.GoToAsync($"/{Kommun}/uppfoljning/avgjorda");
        await Expect(anna.Page.Locator(".reviews-decided")).ToContainTextAsync(YearsOfReports.Old);
    }

    private static async Task LookBackAsync(StaffPage anna)
    {
        await anna.GoToAsync($"/{Kommun}/arsanalys/{Week.Year}");
        // One intervention alone, and the reports fell from five a week to two: the direction is told, with its uncertainty.
        await Expect(anna.Figure("Vad som tycks fungera")).ToContainTextAsync("Belysning");
        await Expect(anna.Figure("Vad som tycks fungera")).ToContainTextAsync("färre rapporter");
    }

    private async Task HearAsync(StaffPage anna)
    {
        await using var erik = await browser.OpenAsAsync("Erik Sund", $"/{Kommun}/aterkoppling");
        var letter = erik.Page.GetByRole(AriaRole.Link, new() { NameRegex = new($"v. {Week.Number}|vecka {Week.Number}") });
        await AppearsAsync(erik, $"/{Kommun}/aterkoppling", letter);
        await letter.First.ClickAsync();
        await Expect(erik.Page.Locator("main")).ToContainTextAsync("Ni rapporterade");
        await Expect(erik.Page.Locator("main")).ToContainTextAsync(Decided);
        await Expect(erik.Page.Locator("main")).ToContainTextAsync(YearsOfReports.Old);
        erik.Complaints.ShouldBeEmpty();
        await anna.GoToAsync($"/{Kommun}/aterkoppling");
        await Expect(anna.Page.Locator("main")).ToContainTextAsync("Läst av Erik Sund");
    }

    private async Task InformCouncilAsync(StaffPage anna)
    {
        await anna.GoToAsync($"/{Kommun}/lokbra/radet");
        await anna.Page.GetByLabel("Rådets namn").FillAsync("LokBrå Karlskoga");
        await ButtonOf(anna, "Spara").ClickAsync();
        await Expect(anna.Page.GetByText("Sparat.")).ToBeVisibleAsync();
        await anna.GoToAsync($"/{Kommun}/lokbra/publicera");
        await ButtonOf(anna, "Publicera").ClickAsync();
        await ButtonOf(anna, "Ja, publicera").ClickAsync();
        await Expect(anna.Page.GetByText("Rapporten är publicerad.")).ToBeVisibleAsync();

        await using var lars = await browser.OpenAsAsync("Lars Öberg", $"/{Kommun}");
        await Expect(lars.Page.Locator("main")).ToContainTextAsync("färre än 4");
        await Expect(lars.Page.Locator("nav a:visible")).ToHaveCountAsync(1);
        await lars.GoToAsync($"/{Kommun}/lagesbild/{Week}");
        await Expect(lars.Page.Locator(".figure")).ToHaveCountAsync(0);
    }

    /// <summary>What an event brings comes a moment later: the page is opened again until it is there.</summary>
    private static async Task AppearsAsync(StaffPage staff, string path, ILocator what)
    {
        await Eventually.SeesAsync("it is on the page", async () =>
        {
            await staff.GoToAsync(path);
            await Expect(staff.Page.Locator(".frame-main")).ToBeVisibleAsync();
            await staff.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            return await what.CountAsync();
        }, count => count > 0);
    }

    private static ILocator ButtonOf(StaffPage staff, string name) => staff.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
