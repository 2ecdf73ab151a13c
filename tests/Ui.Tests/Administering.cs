using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>An administrator lets people and systems in and out, and reads what has been done.</summary>
public sealed class Administering(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string path, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await staff.BeAtAsync("2026-03-04T09:00:00+01:00");
        await staff.AnswerAccessAsync();
        await staff.SignInAsync("Sara Nyman");
        await staff.GoToAsync(path);
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    /// <summary>What is sent when something is written at an address, answered as given.</summary>
    private static async Task<List<(string Method, JsonNode? Body)>> KeepWritesAsync(StaffPage staff, string address, string answer = "", int status = 204)
    {
        List<(string, JsonNode?)> written = [];
        await staff.Page.RouteAsync(address, async route =>
        {
            if (route.Request.Method == "GET") { await route.FallbackAsync(); return; }
            written.Add((route.Request.Method, route.Request.PostData is { } body ? JsonNode.Parse(body) : null));
            await route.FulfillAsync(new() { Status = status, ContentType = status < 400 ? "application/json" : "application/problem+json", Body = answer });
        });
        return written;
    }

    [Fact]
    public async Task A_person_is_invited_with_roles_that_say_what_they_open()
    {
        await using var staff = await OpenAsync("/1862/administration");
        var written = await KeepWritesAsync(staff, "**/access/members", """{"id":"m9"}""", 201);
        await Expect(staff.Opening).ToHaveTextAsync("2 personer har tillgång till Est. 1 har ännu inte loggat in.");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Bjud in en person" }).ClickAsync();
        await staff.Page.GetByLabel("E-postadress vid inloggning").FillAsync("erik.sund@polisen.se");
        await staff.Page.GetByLabel("Namn", new() { Exact = true }).FillAsync("Erik Sund");
        await staff.Page.GetByRole(AriaRole.Combobox, new() { Name = "Aktör" }).SelectOptionAsync("Degerforsbyggen");
        await Expect(staff.Page.GetByText("Läser bara rådets publicerade rapporter, där små tal är dolda.")).ToBeVisibleAsync();
        await staff.Page.GetByText("Insatsansvarig Läser").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Bjud in", Exact = true }).ClickAsync();
        await Expect(staff.Page.GetByText("erik.sund@polisen.se är inbjuden.")).ToBeVisibleAsync();
        JsonNode.DeepEquals(written.ShouldHaveSingleItem().Body, JsonNode.Parse("""
            {"municipality":"1862","name":"Erik Sund","email":"erik.sund@polisen.se","title":"","organisation":"Degerforsbyggen","roles":["rapportor","insatsansvarig"],"active":true}
            """)).ShouldBeTrue(written[0].Body!.ToJsonString());
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_is_said_by_field()
    {
        await using var staff = await OpenAsync("/1862/administration");
        await KeepWritesAsync(staff, "**/access/members", """{"type":"urn:est:problem:invalid","title":"Invalid","errors":[{"field":"email","code":"not-an-address","message":"Give one e-mail address."}]}""", 400);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Bjud in en person" }).ClickAsync();
        await staff.Page.GetByLabel("E-postadress vid inloggning").FillAsync("anna@degerfors.se");
        await staff.Page.GetByLabel("Namn", new() { Exact = true }).FillAsync("Anna Bergström");
        await staff.Page.GetByRole(AriaRole.Combobox, new() { Name = "Aktör" }).SelectOptionAsync("Degerforsbyggen");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Bjud in", Exact = true }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("E-postadress vid inloggning: skriv en hel e-postadress, till exempel namn@kommun.se.");
        await Expect(staff.Page.GetByLabel("Namn", new() { Exact = true })).ToHaveValueAsync("Anna Bergström");
    }

    [Fact]
    public async Task A_person_is_signed_out_everywhere_after_a_second_thought()
    {
        await using var staff = await OpenAsync("/1862/administration");
        var written = await KeepWritesAsync(staff, "**/access/members/m1/sign-out");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Logga ut överallt: Anna Bergström" }).ClickAsync();
        written.ShouldBeEmpty();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, logga ut" }).ClickAsync();
        await Expect(staff.Page.GetByText("Anna Bergström är utloggad överallt och kan logga in igen.")).ToBeVisibleAsync();
        written.Count.ShouldBe(1);
    }

    [Fact]
    public async Task One_device_is_signed_out_whether_its_person_is_a_member_or_let_in_by_the_provider()
    {
        await using var staff = await OpenAsync("/1862/administration/inloggade");
        var written = await KeepWritesAsync(staff, "**/access/sessions/01980b7c-3d1f-7c3e-9d5a-2b8f60a1c4e8/sign-out");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Logga ut: Erik Sund" }).ClickAsync();
        written.ShouldBeEmpty();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, logga ut" }).ClickAsync();
        await Expect(staff.Page.GetByText("Erik Sund är utloggad från den enheten.")).ToBeVisibleAsync();
        written.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_shown_once_with_a_call_that_tries_it()
    {
        await using var staff = await OpenAsync("/1862/administration/nycklar");
        const string Secret = "est_abcd2345_3f7a9c1e5b2d48609c1e5b2d48603f7a";
        var written = await KeepWritesAsync(staff, "**/access/keys", $$"""{"id":"k9","key":"{{Secret}}"}""", 201);
        await Expect(staff.Opening).ToHaveTextAsync("1 nyckel är giltig. 1 går ut inom en månad.");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Skapa en nyckel" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Combobox, new() { Name = "Aktör" }).SelectOptionAsync("o2");
        await staff.Page.GetByLabel("Källa").FillAsync("larm");
        await Expect(staff.Page.GetByLabel("Gäller till och med")).ToHaveValueAsync("2027-03-04");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Skapa en nyckel" }).ClickAsync();
        await Expect(staff.Page.GetByLabel("Nyckel", new() { Exact = true })).ToHaveValueAsync(Secret);
        await Expect(staff.Page.Locator("pre")).ToContainTextAsync($"-H 'X-Api-Key: {Secret}'");
        ((string?)written.ShouldHaveSingleItem().Body!["organisation"]).ShouldBe("Degerforsbyggen");

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Jag har sparat nyckeln" }).ClickAsync();
        (await staff.Page.ContentAsync()).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Revoking_says_what_it_means_first()
    {
        await using var staff = await OpenAsync("/1862/administration/nycklar");
        var written = await KeepWritesAsync(staff, "**/access/keys/k1/revoke");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Dra in nyckeln för Degerforsbyggen, felanmalan" }).ClickAsync();
        await Expect(staff.Page.GetByText("slutar gälla inom en sekund, och det går inte att ångra")).ToBeVisibleAsync();
        written.ShouldBeEmpty();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Dra in nyckeln", Exact = true }).ClickAsync();
        await Eventually.SeesAsync("the key is revoked", () => Task.FromResult(written.Count), count => count == 1);
    }

    [Fact]
    public async Task The_log_reads_in_plain_words_is_searched_and_goes_on()
    {
        await using var staff = await OpenAsync("/1862/administration/logg");
        var rows = staff.Page.Locator(".log-table tbody tr");
        await Expect(rows.First).ToContainTextAsync("Drog in en nyckel");
        await Expect(rows.Nth(1)).ToContainTextAsync("SomethingQuiteNew");
        await Expect(rows.Nth(1)).ToContainTextAsync("Det är osäkert om det blev gjort.");

        var asked = new List<string>();
        await staff.Page.RouteAsync(MadeAccess.Audit, async route => { asked.Add(Uri.UnescapeDataString(route.Request.Url)); await route.FulfillAsync(new() { ContentType = "application/json", Body = MadeAccess.AuditAnswer(next: null).ToJsonString() }); });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Visa fler" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(4);
        asked.ShouldHaveSingleItem().ShouldContain("after=c2");

        await staff.Page.GetByLabel("Från och med").FillAsync("2026-03-02");
        await staff.Page.GetByLabel("Vem").FillAsync("Sara");
        await Eventually.SeesAsync("the search", () => Task.FromResult(asked[^1]), url => url.Contains("from=2026-03-02T00:00:00+01:00&by=Sara", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_is_for_administrators_alone()
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerAsync(MadeAccess.Members, new { type = "urn:est:problem:forbidden", title = "Not allowed" }, status: 403);
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/administration");
        await Expect(staff.Heading).ToHaveTextAsync("Du har inte tillgång till den här sidan");
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Administration" })).ToHaveCountAsync(0);
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing_and_nothing_reaches_beyond_the_edge(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync("/1862/administration", phone ? Browser.Phone : Browser.Desk, colours);
        foreach (var (path, button) in new[] { ("", "Ändra Karl-Johan"), ("/aktorer", "Ny aktör"), ("/nycklar", "Skapa en nyckel"), ("/nycklar", "Dra in nyckeln för"), ("/inloggade", "Logga ut: Erik Sund"), ("/logg", "Visa fler") })
        {
            await staff.GoToAsync("/1862/administration" + path);
            await staff.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            (await staff.AxeViolationsAsync()).ShouldBeEmpty(path + button);
            (await staff.OverflowAsync()).ShouldBe(0, path + button);
        }
        staff.Complaints.ShouldBeEmpty();
    }
}
