using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>The effect of an intervention on its page: the sentence first, how sure one may be, and what could mislead.</summary>
public sealed class WhatCameOfIt(Browser browser)
{
    private async Task<StaffPage> OpenAsync(JsonNode? effect = null, int status = 200, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await staff.AnswerAsync("**/api/*/interventions/kinds", new { kinds = Array.Empty<object>() });
        await staff.AnswerAsync("**/api/*/interventions/why-not", new { reasons = Array.Empty<object>() });
        await staff.AnswerAsync("**/api/*/interventions/i1", MadeFollowUp.Intervention());
        await staff.AnswerAsync(MadeFollowUp.AnyEffect, effect ?? MadeFollowUp.Effect(), status);
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/insatser/i1");
        await Expect(staff.Page.Locator(".effect p, .effect .message").First).ToBeVisibleAsync();
        return staff;
    }

    [Fact]
    public async Task The_sentence_comes_first_with_how_sure_it_is_and_what_could_mislead()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Page.Locator(".effect p").First).ToHaveTextAsync("Rapporterna blev 40 % färre jämfört med liknande områden, med en osäkerhet på 10 till 60 procent.");
        await Expect(staff.Page.Locator(".effect-level")).ToHaveTextAsync("Måttligt: före och efter, med jämförbara områden");
        await Expect(staff.Page.GetByRole(AriaRole.Img, new() { Name = "Steg 3 av 5" })).ToBeVisibleAsync();
        await Expect(staff.Page.Locator(".effect-evidence")).ToContainTextAsync("Jämförelseområdena följde samma mönster före.");
        await Expect(staff.Page.Locator(".effect-evidence")).ToContainTextAsync("7,1 i veckan mot 4,9 tidigare. Ett sådant område sjunker ofta av sig självt.");
        await Expect(staff.Page.Locator(".effect-evidence")).ToContainTextAsync("nr 9, 14.");
    }

    [Fact]
    public async Task The_weeks_are_told_one_by_one_with_the_keyboard()
    {
        await using var staff = await OpenAsync();
        var figure = staff.Figure("Före och efter, Torget");
        await Expect(figure.Locator("h2")).ToHaveTextAsync("Från 5 till 3 rapporter i veckan");
        await figure.GetByRole(AriaRole.Slider).FocusAsync();
        await staff.PressAsync("Home");
        await Expect(figure.Locator(".line-chart-readout")).ToHaveTextAsync("v. 41 2025: 5 rapporter, jämförelsen 6");
        await Expect(figure.GetByRole(AriaRole.Img, new() { Name = "Linjediagram" })).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("Insatsen började v. 1 2026. I snitt 5 i veckan före och 3 efter."));
        await staff.PressAsync("t");
        await Expect(figure.Locator("tbody tr").First).ToHaveTextAsync("v. 8 202636");
    }

    [Fact]
    public async Task How_much_and_whether_it_moved_are_said_with_their_intervals()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Figure("Hur stor förändring").Locator("h2")).ToHaveTextAsync("40 % färre än annars");
        await Expect(staff.Figure("Hur stor förändring").Locator(".forest-row")).ToHaveTextAsync("Mot jämförelseområdena40 % färre 60 % färre till 10 % färre");
        await Expect(staff.Figure("Antal rapporter, och grannarna").Locator("h2")).ToHaveTextAsync("Inget tyder på att problemen flyttade till grannarna");
        await Expect(staff.Figure("Antal rapporter, och grannarna").Locator(".forest-row").First).ToHaveTextAsync("Här−16 rapporter −28 till −5");
    }

    [Fact]
    public async Task An_interval_over_no_change_is_never_called_a_change()
    {
        var effect = MadeFollowUp.Effect();
        effect["rateRatio"]!["high"] = 1.1;
        await using var staff = await OpenAsync(effect);
        await Expect(staff.Figure("Hur stor förändring").Locator("h2")).ToHaveTextAsync("Oklart: 40 % färre, men lika många är också möjligt");
    }

    [Fact]
    public async Task What_is_too_early_to_measure_says_so()
    {
        var effect = MadeFollowUp.Effect();
        foreach (var name in new[] { "after", "comparison", "displacement", "displacementComparison", "wdd", "rateRatio", "wdq" }) effect[name] = null;
        effect["weekly"] = new JsonArray();
        effect["evidence"] = JsonNode.Parse("""{"level":1,"because":["too-early"]}""");
        effect["sentence"] = "Det är för tidigt att säga något: ingen hel vecka har gått sedan insatsen började.";
        await using var staff = await OpenAsync(effect);
        await Expect(staff.Page.Locator(".effect")).ToContainTextAsync("Det är för tidigt att säga något");
        await Expect(staff.Page.Locator(".effect .figure")).ToHaveCountAsync(0);
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync(size: phone ? Browser.Phone : Browser.Desk, colours: colours);
        await Expect(staff.Page.Locator(".before-after")).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty();
        (await staff.OverflowAsync()).ShouldBe(0);
        foreach (var toggle in await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Tabell" }).AllAsync()) await toggle.ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("tables");
        staff.Complaints.ShouldBeEmpty();
    }
}
