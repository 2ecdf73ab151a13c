using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>The net goes away and comes back: nothing is lost, and nothing is doubled. Against the running gateway, with the service worker.</summary>
public sealed class WithoutANet(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string persona = "Maria Lindqvist")
    {
        var staff = await browser.OpenAsync(Browser.Phone, offline: true);
        await staff.SignInAsync(persona);
        await staff.GoToAsync("/1862/rapportera");
        await Expect(staff.Page.Locator(".report-form")).ToBeVisibleAsync();
        await Eventually.SeesAsync("the form is ready to open without a net", () => staff.Page.EvaluateAsync<bool>("""
            async () => navigator.serviceWorker.controller !== null && await caches.match('/') !== undefined && await caches.match('/api/1862/areas') !== undefined
            """), ready => ready);
        return staff;
    }

    private static async Task WriteAsync(StaffPage staff, string text)
    {
        await staff.Page.GetByText("Klotter", new() { Exact = true }).ClickAsync();
        await staff.Page.GetByText("Plats", new() { Exact = true }).First.ClickAsync();
        await staff.Page.GetByLabel("Adress eller plats").FillAsync("Vid stationen");
        await staff.Page.GetByText("Oroande", new() { Exact = true }).ClickAsync();
        await staff.Page.GetByLabel("Beskriv, om du vill").FillAsync(text);
    }

    private static Task SendAsync(StaffPage staff, string button = "Skicka") => staff.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>How many reports with a text the gateway has from the person who is signed in.</summary>
    private static Task<int> StoredAsync(StaffPage staff, string text) => staff.Page.EvaluateAsync<int>(
        "async text => (await (await fetch('/api/1862/reports?limit=200')).json()).reports.filter(one => one.description === text).length", text);

    [Fact]
    public async Task The_form_opens_without_a_net_keeps_what_is_written_and_sends_it_once_when_the_net_is_back()
    {
        var text = $"Målning {Guid.NewGuid():N}";
        await using var staff = await OpenAsync();
        await staff.Page.Context.SetOfflineAsync(true);
        await staff.Page.ReloadAsync();
        await Expect(staff.Page.Locator(".report-form")).ToBeVisibleAsync();

        await WriteAsync(staff, text);
        await SendAsync(staff);
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Sparad. 1 väntar på nät." })).ToBeVisibleAsync();
        await staff.Page.ReloadAsync(); // as when the phone was put away
        await Expect(staff.Opening).ToHaveTextAsync("1 väntar på nät.");

        await staff.Page.Context.SetOfflineAsync(false);
        await Expect(staff.Opening).ToHaveTextAsync("Berätta vad som hänt och var. Skriv aldrig om personer.");
        (await StoredAsync(staff, text)).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_its_way_makes_no_second_report()
    {
        var text = $"Målning {Guid.NewGuid():N}";
        await using var staff = await browser.OpenAsync(Browser.Phone);
        await staff.SignInAsync("Maria Lindqvist");
        await staff.GoToAsync("/1862/rapportera");
        var lost = 0;
        await staff.Page.RouteAsync("**/api/1862/reports", async route =>
        {
            if (route.Request.Method != "POST" || Interlocked.Increment(ref lost) > 1) { await route.FallbackAsync(); return; }
            await route.FetchAsync(); // the server has it, and the phone never hears of it
            await route.AbortAsync("connectionreset");
        });
        await WriteAsync(staff, text);
        await SendAsync(staff);
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Sparad. 1 väntar på nät." })).ToBeVisibleAsync();
        await staff.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Tack. Rapporten är mottagen." })).ToBeVisibleAsync();
        (await StoredAsync(staff, text)).ShouldBe(1);
    }

    [Fact]
    public async Task What_the_server_refuses_is_kept_and_shown_with_what_is_wrong_until_it_is_mended()
    {
        await using var staff = await browser.OpenAsync(Browser.Phone);
        await staff.SignInAsync("Maria Lindqvist");
        await staff.GoToAsync("/1862/rapportera");
        await staff.AnswerAsync("**/api/1862/reports", JsonNode.Parse("""{"type":"urn:est:problem:invalid-input","title":"No","errors":[{"field":"place.areaCode","code":"unknown-area","message":"No such area."}]}""")!, 400);
        await WriteAsync(staff, "Målning på stationen");
        await SendAsync(staff);
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "1 rapport kunde inte tas emot" })).ToBeVisibleAsync();
        await staff.Page.ReloadAsync();
        await Expect(staff.Opening).ToHaveTextAsync("1 rapport behöver rättas innan den kan skickas.");
        await Expect(staff.Page.Locator(".report-errors li")).ToHaveTextAsync("Område: Kommunen har inget sådant område. Välj ett annat.");
        (await staff.AxeViolationsAsync()).ShouldBeEmpty();

        await staff.Page.UnrouteAsync("**/api/1862/reports");
        await staff.Page.Locator(".report-waiting").GetByRole(AriaRole.Button, new() { NameRegex = new("^Rätta") }).ClickAsync();
        await staff.Page.Locator(".report-waiting").GetByRole(AriaRole.Button, new() { Name = "Skicka igen" }).ClickAsync();
        await Expect(staff.Page.Locator(".report-waiting")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_one_person_wrote_is_never_sent_in_anothers_name()
    {
        var text = $"Målning {Guid.NewGuid():N}";
        await using var staff = await browser.OpenAsync(Browser.Phone);
        await staff.SignInAsync("Maria Lindqvist");
        await staff.GoToAsync("/1862/rapportera");
        await staff.Page.RouteAsync("**/api/1862/reports", route => route.Request.Method == "POST" ? route.AbortAsync("internetdisconnected") : route.FallbackAsync());
        await WriteAsync(staff, text);
        await SendAsync(staff);
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Sparad. 1 väntar på nät." })).ToBeVisibleAsync();

        // Signed out first: once the net is back, Maria's own page would send it, and rightly.
        await staff.Page.Context.ClearCookiesAsync();
        await staff.Page.UnrouteAsync("**/api/1862/reports");
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/rapportera");
        await Expect(staff.Page.GetByText("1 rapport från någon annan väntar på den här enheten. Den skickas när den personen loggar in.")).ToBeVisibleAsync();
        await staff.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        (await StoredAsync(staff, text)).ShouldBe(0);

        await staff.Page.Context.ClearCookiesAsync();
        await staff.SignInAsync("Maria Lindqvist");
        await Eventually.SeesAsync("the report is sent", () => StoredAsync(staff, text), count => count == 1);
    }
}
