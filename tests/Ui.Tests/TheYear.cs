namespace Est.Ui.Tests;

/// <summary>The year looked back on: what seems to work, how sure one may be, and what was kept of what was promised.</summary>
public sealed class TheYear(Browser browser)
{
    private async Task<StaffPage> OpenAsync(object? year = null)
    {
        var staff = await browser.OpenAsync();
        await staff.AnswerFollowUpAsync();
        if (year is not null) await staff.AnswerAsync(MadeFollowUp.AnyYear, year);
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/arsanalys");
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    [Fact]
    public async Task Each_kind_has_its_interval_and_its_sentence_and_how_much_is_behind_it()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Opening).ToHaveTextAsync("20 insatser beslutades under året och 14 är gjorda. Belysning tycks ge färre rapporter.");
        var figure = staff.Figure("Vad som tycks fungera");
        await Expect(figure.Locator("h2")).ToHaveTextAsync("Belysning tycks ge färre rapporter");
        var row = figure.Locator(".forest-row").First;
        await Expect(row.Locator(".forest-text")).ToContainTextAsync("18 % färre 30 % färre till 4 % färre");
        await Expect(row).ToContainTextAsync("Belysning: 6 insatser, i snitt 18 % färre rapporter än jämförelseområdena. Måttligt underlag.");
        await Expect(row).ToContainTextAsync("6 insatser i 4 områden, 120 veckor.");
        await Expect(figure.Locator(".year-not-compared")).ToHaveTextAsync("Dialog: 2 insatser. Inget säkert kan sägas.");
    }

    [Fact]
    public async Task What_nothing_was_compared_with_stands_apart_and_says_so()
    {
        await using var staff = await OpenAsync();
        var figure = staff.Figure("Utan jämförelse");
        await Expect(figure.Locator("h2")).ToHaveTextAsync("Svagt underlag: bara före och efter");
        await Expect(figure.Locator(".forest-row")).ToHaveCountAsync(1);
        await Expect(figure).ToContainTextAsync("Samtal: rapporterna blev 18 procent färre än före. Det finns inget att jämföra med.");
        await Expect(staff.Figure("Vad som tycks fungera")).Not.ToContainTextAsync("Samtal");
    }

    [Fact]
    public async Task The_interventions_behind_a_kind_are_shown_when_asked_for_and_lead_on()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Page.Locator(".forest-row[data-part]")).ToHaveCountAsync(0);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Visa insatserna: Belysning" }).ClickAsync();
        await Expect(staff.Page.Locator(".forest-row[data-part]")).ToHaveCountAsync(2);
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "12 Ny belysning" })).ToHaveAttributeAsync("href", "/1862/insatser/i1");
        await Expect(staff.Page.Locator(".forest-beyond")).ToHaveCountAsync(2); // 5 % to 30 times reaches outside the axis, and says so
    }

    [Fact]
    public async Task Every_picture_has_its_table_one_key_away()
    {
        await using var staff = await OpenAsync();
        foreach (var label in new[] { "Vad som tycks fungera", "Områdena över året", "Lovat och gjort", "Uppföljningar" })
        {
            var figure = staff.Figure(label);
            await figure.GetByRole(AriaRole.Button, new() { Name = "Tabell" }).FocusAsync();
            await staff.PressAsync("t");
            await Expect(figure.Locator(".figure-table table")).ToBeVisibleAsync();
        }
        await Expect(staff.Figure("Vad som tycks fungera").Locator("tbody tr").First).ToHaveTextAsync("Belysning6412018 % färre30 % färre4 % färre50 % färre till 30 % fler");
        await Expect(staff.Figure("Områdena över året").Locator("tbody tr").Last).ToHaveTextAsync("Torget5280−2840102");
    }

    [Fact]
    public async Task What_was_not_done_says_why_and_overdue_reviews_are_said_in_words()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Figure("Lovat och gjort").Locator("h2")).ToHaveTextAsync("14 av 20 beslutade insatser är gjorda");
        await Expect(staff.Figure("Lovat och gjort")).ToContainTextAsync("Varför det inte blev gjort: Väder eller årstid (2).");
        await Expect(staff.Figure("Uppföljningar").Locator("h2")).ToHaveTextAsync("12 uppföljningar avgjorda, 3 försenade");
    }

    [Fact]
    public async Task A_large_year_takes_two_pages_and_says_what_was_left_out()
    {
        await using var staff = await OpenAsync(MadeFollowUp.Year(kinds: 10, areas: 60));
        OnPaper.PagesOf(await staff.Page.PdfAsync(new() { PreferCSSPageSize = true })).ShouldBe(2);
        await staff.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(staff.Page.GetByText("De 12 första av 60.")).ToBeVisibleAsync();
        await Expect(staff.Page.Locator(".multiples > li").Filter(new() { Visible = true })).ToHaveCountAsync(12);
    }

    [Fact]
    public async Task It_is_taken_along_as_a_document_and_another_year_is_chosen()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Word" })).ToHaveAttributeAsync("href", "/api/1862/years/2026/document");
        await staff.Page.GetByLabel("Välj år").SelectOptionAsync("2025");
        await Expect(staff.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/1862/arsanalys/2025$"));
    }

    [Fact]
    public async Task Without_a_year_the_page_says_what_it_is_for()
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerAsync(MadeFollowUp.Years, new { years = Array.Empty<int>() });
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/arsanalys");
        await Expect(staff.Page.Locator(".message")).ToContainTextAsync("Här syns vad som tycks fungera, år för år.");
    }
}
