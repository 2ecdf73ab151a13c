using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>Empty, one, the week that is not over, slow and broken: each says what it is and what to do.</summary>
public sealed class WhatCanBeShown(Browser browser)
{
    private async Task<StaffPage> OpenAsync(JsonObject picture, int trendWeeks = 53, string at = "2026-03-20T09:00:00+01:00")
    {
        var staff = await browser.OpenAsync();
        await staff.BeAtAsync(at);
        await staff.AnswerAsync(MadeAnswers.AnyPicture, picture);
        await staff.AnswerAsync(MadeAnswers.AnyTrend, MadeAnswers.Trend(trendWeeks, count: 3));
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/lagesbild/2026-W10");
        return staff;
    }

    [Fact]
    public async Task An_empty_week_says_what_the_page_is_for_and_leads_on()
    {
        await using var staff = await OpenAsync(MadeAnswers.Picture());
        await Expect(staff.Opening).ToHaveTextAsync("Vecka 10: inga rapporter.");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Gå till vecka 9" }).ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/1862/lagesbild/2026-W09$"));
    }

    [Fact]
    public async Task A_page_that_breaks_says_so_and_leaves_the_others_whole()
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeAnswers.Picture());
        await staff.AnswerAsync(MadeAnswers.AnyTrend, MadeAnswers.Trend(53, count: 3));
        await staff.AnswerAsync("**/api/1862/reviews*", new { reviews = new[] { new { id = "utan innehåll" } } });
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/uppfoljning");
        await Expect(staff.Heading).ToHaveTextAsync("Något på sidan gick sönder");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Lägesbild" }).First.ClickAsync();
        await Expect(staff.Opening).ToContainTextAsync("Vecka");
    }

    [Fact]
    public async Task A_single_report_is_one_report()
    {
        await using var staff = await OpenAsync(MadeAnswers.Picture(total: 1, categories: 1), trendWeeks: 1);
        await Expect(staff.Opening).ToHaveTextAsync("Vecka 10: 1 rapport. Veckan före hade inga.");
        await Expect(staff.Page.Locator(".key-numbers-total")).ToHaveTextAsync("1rapport");
        await Expect(staff.Figure("Kategorier").Locator("h2")).ToHaveTextAsync("Ordningsstörande sammankomst 1 är det enda som rapporterats");
        await Expect(staff.Figure("Områden").Locator("h2")).ToHaveTextAsync("Kommunen är ett enda område än så länge");
        await Expect(staff.Figure("Över tid").Locator("h2")).ToHaveTextAsync("Ingen historik att visa");
        await Expect(staff.Page.Locator(".key-numbers-note")).ToContainTextAsync("samma vecka i fjol saknas");
    }

    [Theory]
    [InlineData(30, 38, "Vecka 10 hittills: 30 rapporter. Hela veckan före hade 38.")]
    [InlineData(40, 38, "Vecka 10 hittills: 40 rapporter, redan 2 fler än hela veckan före.")]
    public async Task A_week_that_is_not_over_is_never_called_calmer(int total, int lastWeek, string opening)
    {
        await using var staff = await OpenAsync(MadeAnswers.Picture(total: total, lastWeek: lastWeek), at: "2026-03-05T09:00:00+01:00");
        await Expect(staff.Opening).ToHaveTextAsync(opening);
        await Expect(staff.Page.Locator(".key-numbers-note")).ToContainTextAsync("Veckan pågår");
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Nästa vecka" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Silence_is_said_and_a_calm_week_is_not_silence()
    {
        await using var staff = await OpenAsync(MadeAnswers.Picture(total: 5, lastWeek: 5, organisations:
        [
            MadeAnswers.Organisation("Degerforsbyggen", 5), MadeAnswers.Organisation("Polisen", 0, nil: true), MadeAnswers.Organisation("räddningstjänsten", 0),
        ]));
        await Expect(staff.Opening).ToHaveTextAsync("Vecka 10: 5 rapporter, lika många som veckan före. Räddningstjänsten har inte rapporterat.");
        await Expect(staff.Figure("Aktörer").Locator("h2")).ToHaveTextAsync("1 aktör är tyst");
        await Expect(staff.Page.Locator(".actors li")).ToHaveTextAsync(new[] { "räddningstjänstenhar inte rapporterat", "Degerforsbyggen5 rapporter", "Polisenlugn vecka" });
    }

    [Fact]
    public async Task Areas_stand_with_the_largest_change_first_and_the_rest_behind_a_button()
    {
        await using var staff = await OpenAsync(MadeAnswers.LargePicture());
        var figure = staff.Figure("Områden");
        await Expect(figure.Locator("h2")).ToHaveTextAsync("Skolområdet och idrottsplatsen nummer 60 har ökat mest: från 30 till 60");
        await Expect(figure.Locator("tbody tr")).ToHaveCountAsync(10);
        await Expect(figure.Locator("tbody tr").First).ToContainTextAsync("nummer 60");
        await figure.GetByRole(AriaRole.Button, new() { Name = "Visa alla 60" }).ClickAsync();
        await Expect(figure.Locator("tbody tr")).ToHaveCountAsync(60);
    }

    [Fact]
    public async Task A_failure_says_what_to_do_and_what_to_quote()
    {
        await using var staff = await OpenAsync(MadeAnswers.Picture());
        await staff.AnswerAsync(MadeAnswers.AnyPicture, new { type = "urn:est:problem:unexpected", title = "Something went wrong.", traceId = "4bf92f35" }, status: 500);
        await staff.Page.ReloadAsync();
        await Expect(staff.Heading).ToHaveTextAsync("Det gick inte att hämta sidan");
        await Expect(staff.Page.GetByText("Ange detta om du ber om hjälp: 4bf92f35")).ToBeVisibleAsync();

        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeAnswers.Picture(total: 7));
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Försök igen" }).ClickAsync();
        await Expect(staff.Opening).ToContainTextAsync("Vecka 10: 7 rapporter");
    }

    [Fact]
    public async Task Without_contact_it_says_so()
    {
        await using var staff = await OpenAsync(MadeAnswers.Picture());
        await staff.Page.RouteAsync(MadeAnswers.AnyPicture, route => route.AbortAsync());
        await staff.Page.ReloadAsync();
        await Expect(staff.Heading).ToHaveTextAsync("Ingen kontakt med servern");
    }

    [Fact]
    public async Task While_it_is_fetched_its_shape_stands_there()
    {
        await using var staff = await OpenAsync(MadeAnswers.Picture());
        var answer = new TaskCompletionSource();
        await staff.Page.RouteAsync(MadeAnswers.AnyPicture, async route =>
        {
            await answer.Task;
            await route.FallbackAsync();
        });
        await staff.Page.ReloadAsync();
        await Expect(staff.Page.Locator(".skeleton")).ToBeVisibleAsync();
        await Expect(staff.Heading).ToHaveTextAsync("Hämtar sidan …");
        answer.SetResult();
        await Expect(staff.Opening).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so()
    {
        await using var staff = await OpenAsync(MadeAnswers.Picture());
        foreach (var path in new[] { "/1862/lagesbild/2026-W54", "/1862/lagesbild/i-dag", "/1862/ingenting" })
        {
            await staff.GoToAsync(path);
            await Expect(staff.Heading).ToHaveTextAsync("Sidan finns inte");
        }
    }
}
