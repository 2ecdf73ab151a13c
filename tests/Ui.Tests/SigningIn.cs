namespace Est.Ui.Tests;

/// <summary>Coming in, and what one's role opens.</summary>
public sealed class SigningIn(Browser browser)
{
    [Fact]
    public async Task Choosing_a_persona_opens_the_picture_of_the_current_week()
    {
        await using var staff = await browser.OpenAsync();
        await staff.BeAtAsync("2026-03-04T09:00:00+01:00");
        await staff.SignInAsync("Anna Bergström");
        await Expect(staff.Page).ToHaveURLAsync($"{RunningEst.Gateway}1862/lagesbild/2026-W10");
        await Expect(staff.Opening).ToContainTextAsync("Vecka 10");
    }

    [Fact]
    public async Task Monday_begins_by_swedish_time()
    {
        await using var staff = await browser.OpenAsync();
        await staff.BeAtAsync("2026-03-08T22:59:00Z"); // 23.59 on Sunday in Degerfors, Monday morning on this computer
        await staff.SignInAsync("Anna Bergström");
        await Expect(staff.Week).ToHaveTextAsync("v. 10 2026");
    }

    [Fact]
    public async Task An_address_waits_behind_sign_in()
    {
        await using var staff = await browser.OpenAsync();
        await staff.GoToAsync("/1883/lagesbild/2025-W01");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Anna Bergström" }).ClickAsync();
        await Expect(staff.Heading).ToHaveTextAsync("Lägesbild Karlskoga, vecka 1");
    }

    [Fact]
    public async Task Signing_out_closes_the_pages()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", "/1862/lagesbild/2026-W10");
        await Expect(staff.Opening).ToBeVisibleAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Anna Bergström" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Byt person" }).ClickAsync();
        await Expect(staff.Heading).ToHaveTextAsync("Välj vem du vill vara");
        await Expect(staff.Opening).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_session_that_has_ended_leads_back_to_sign_in()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", "/1862/lagesbild/2026-W10");
        await Expect(staff.Opening).ToBeVisibleAsync();
        await staff.Page.Context.ClearCookiesAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Föregående vecka" }).ClickAsync();
        await Expect(staff.Heading).ToHaveTextAsync("Du har loggats ut");
        await Expect(staff.Opening).ToBeHiddenAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Anna Bergström" }).Last.ClickAsync();
        await Expect(staff.Heading).ToHaveTextAsync("Lägesbild Degerfors, vecka 9");
    }

    [Fact]
    public async Task A_reporter_is_told_that_the_picture_is_not_open_to_them()
    {
        await using var staff = await browser.OpenAsAsync("Maria Lindqvist", "/1862/lagesbild/2026-W10");
        await Expect(staff.Heading).ToHaveTextAsync("Du har inte tillgång till den här sidan");
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Lägesbild" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Another_kommun_than_ones_own_is_not_shown()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", "/0180/lagesbild/2026-W10");
        await Expect(staff.Heading).ToHaveTextAsync("Du hör inte till den här kommunen");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Gå till Degerfors" }).ClickAsync();
        await Expect(staff.Opening).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_page_says_that_this_is_a_demonstration()
    {
        await using var staff = await browser.OpenAsync();
        await staff.GoToAsync("/");
        await Expect(staff.Page.Locator(".sign-in-demo")).ToHaveTextAsync("Demodata – påhittade personer och rapporter");
        await staff.SignInAsync("Anna Bergström");
        await Expect(staff.Page.Locator(".frame-demo")).ToHaveTextAsync("Demodata – påhittade personer och rapporter");
    }
}
