namespace Est.Ui.Tests;

/// <summary>The kommun's own sign-in: one way in, plain words when it refuses, and a session's end that costs nobody their text.</summary>
public sealed class SigningInByProvider(Browser browser)
{
    private const string Session = "**/session";

    private static readonly object NobodyYet = new { signedIn = false, demo = false, signIn = "/session/sign-in" };

    [Fact]
    public async Task One_button_leads_to_the_provider_and_back_to_the_address_one_came_for()
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerAsync(Session, NobodyYet);
        await staff.GoToAsync("/1862/lagesbild/2026-W10?omrade=torget");
        await Expect(staff.Heading).ToHaveTextAsync("Logga in");
        await Expect(staff.Page.GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Logga in" }))
            .ToHaveAttributeAsync("href", "/session/sign-in?return=%2F1862%2Flagesbild%2F2026-W10%3Fomrade%3Dtorget");
        (await staff.AxeViolationsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no-membership", "Du är inte upplagd i Est än", "bjuda in dig")]
    [InlineData("not-active", "Ditt konto är avstängt", "Est-administratör")]
    [InlineData("expired", "Inloggningen tog för lång tid", "Försök igen")]
    [InlineData("unreachable", "Kommunens inloggning svarar inte", "it-avdelning")]
    [InlineData("not-verified", "Din e-postadress är inte bekräftad", "it-avdelning")]
    [InlineData("declined", "Inloggningen avbröts", "it-avdelning")]
    [InlineData("<img src=x onerror=alert(1)>", "Det gick inte att logga in", "den som driver Est")]
    public async Task A_refusal_says_what_is_wrong_and_whom_to_ask(string reason, string title, string advice)
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerAsync(Session, NobodyYet);
        await staff.GoToAsync($"/logga-in?fel={Uri.EscapeDataString(reason)}&till=%2F1862%2Fstart");
        await Expect(staff.Heading).ToHaveTextAsync(title);
        await Expect(staff.Page.Locator(".sign-in-explained")).ToContainTextAsync(advice);
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Försök igen" })).ToHaveAttributeAsync("href", "/session/sign-in?return=%2F1862%2Fstart");
        (await staff.AxeViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_the_session_ends_and_one_goes_on_after_signing_in()
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerFollowUpAsync();
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/loften");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Nytt löfte" }).ClickAsync();
        await staff.Page.GetByLabel("Rubrik").FillAsync("Ljus i gångtunneln");
        await staff.Page.GetByLabel("Löftet, som invånarna läser det").FillAsync("Det ska vara ljust hela vägen.");

        await staff.AnswerAsync(Session, NobodyYet);
        await staff.AnswerAsync(MadeFollowUp.Pledges, new { type = "urn:est:problem:not-signed-in", title = "Sign in first." }, status: 401);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara löftet" }).ClickAsync();
        await Expect(staff.Heading).ToHaveTextAsync("Du har loggats ut");
        await Expect(staff.Page.GetByText("Det du skrev är kvar, Anna Bergström.")).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty();

        // The provider lets them in at once, in a tab of its own, which then tells this one.
        await staff.Page.Context.RouteAsync("**/session/sign-in?*", route => route.FulfillAsync(new() { Status = 302, Headers = [new("Location", "/inloggad")] }));
        await staff.Page.UnrouteAsync(Session);
        await staff.Page.UnrouteAsync(MadeFollowUp.Pledges);
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Logga in" }).ClickAsync();
        await Expect(staff.Page.GetByLabel("Rubrik")).ToHaveValueAsync("Ljus i gångtunneln");
        await Expect(staff.Page.GetByLabel("Löftet, som invånarna läser det")).ToHaveValueAsync("Det ska vara ljust hela vägen.");
        await Expect(staff.Heading).ToHaveTextAsync("Medborgarlöften Degerfors");
    }

    [Fact]
    public async Task Signing_out_leads_through_the_provider_so_that_its_session_ends_too()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", "/1862/lagesbild/2026-W10");
        await staff.Page.RouteAsync(Session, route => route.Request.Method == "DELETE"
            ? route.FulfillAsync(new() { Status = 200, ContentType = "application/json", Body = """{"url":"/provider/end-session"}""" })
            : route.FallbackAsync());
        await staff.Page.RouteAsync("**/provider/end-session", route => route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<!doctype html><title>Utloggad</title>" }));
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Anna Bergström" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Byt person" }).ClickAsync();
        await Expect(staff.Page).ToHaveTitleAsync("Utloggad");
    }
}
