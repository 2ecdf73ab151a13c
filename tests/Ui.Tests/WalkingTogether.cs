using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>A safety walk from the plan to what became of each proposal.</summary>
public sealed class WalkingTogether(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string path, string state, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light, string at = "2026-03-05T09:00:00+01:00")
    {
        var staff = await browser.OpenAsync(size, colours);
        await staff.BeAtAsync(at);
        await staff.AnswerWalksAsync(state);
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync(path);
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    /// <summary>What is written at an address, each time answered with the walk.</summary>
    private static async Task<List<(string Address, JsonNode Body)>> KeepWritesAsync(StaffPage staff, string state)
    {
        List<(string, JsonNode)> written = [];
        await staff.Page.RouteAsync("**/api/1862/walks**", async route =>
        {
            if (route.Request.Method == "GET") { await route.FallbackAsync(); return; }
            written.Add(($"{route.Request.Method} {new Uri(route.Request.Url).AbsolutePath}", JsonNode.Parse(route.Request.PostData ?? "null")!));
            await route.FulfillAsync(new() { ContentType = "application/json", Body = MadeWalks.Walk(state, revision: 5).ToJsonString() });
        });
        return written;
    }

    [Fact]
    public async Task The_route_is_drawn_on_the_map_and_a_point_is_taken_back()
    {
        await using var staff = await OpenAsync("/1862/vandringar/ny", "planned");
        var written = await KeepWritesAsync(staff, "planned");
        await staff.Page.GetByLabel("Rubrik").FillAsync("Torget och gångtunneln");
        await staff.Page.GetByLabel("Dag", new() { Exact = true }).FillAsync("2026-03-11");
        var map = staff.Page.Locator(".walk-map .map-svg");
        foreach (var (x, y) in new[] { (100f, 100f), (200f, 120f), (260f, 200f) }) await map.ClickAsync(new() { Position = new() { X = x, Y = y } });
        await Expect(staff.Page.GetByText("3 punkter")).ToBeVisibleAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ångra punkt" }).ClickAsync();
        await Expect(staff.Page.GetByText("2 punkter")).ToBeVisibleAsync();
        await staff.Page.GetByLabel("Inbjudna").FillAsync("Boende vid torget\nPolisen\n");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(staff.Page).ToHaveURLAsync($"{RunningEst.Gateway}1862/vandringar/w1");
        var (address, body) = written.ShouldHaveSingleItem();
        address.ShouldBe("POST /api/1862/walks");
        body["route"]!["coordinates"]!.AsArray().Count.ShouldBe(2);
        body["invited"]!.ToJsonString().ShouldBe("""["Boende vid torget","Polisen"]""");
        ((string?)body["light"], (string?)body["date"]).ShouldBe(("dark", "2026-03-11"));
    }

    [Fact]
    public async Task Without_a_mouse_the_arrows_move_the_map_and_enter_sets_a_point()
    {
        await using var staff = await OpenAsync("/1862/vandringar/ny", "planned");
        var map = staff.Page.Locator(".walk-map .map-svg");
        await staff.TabToAsync(map);
        await Expect(staff.Page.Locator(".walk-cross")).ToBeVisibleAsync();
        await staff.PressAsync("+", "Enter", "ArrowRight", "ArrowRight", "Enter", "ArrowDown", "Enter", "Backspace");
        await Expect(staff.Page.GetByText("2 punkter")).ToBeVisibleAsync();

        await staff.Page.GetByText("Skriv vägen som koordinater").ClickAsync();
        var points = staff.Page.GetByLabel("En punkt per rad, öst och nord");
        var lines = (await points.InputValueAsync()).Split('\n');
        lines.Length.ShouldBe(2);
        lines[0].Split(' ')[1].ShouldBe(lines[1].Split(' ')[1], "the same latitude: two steps to the right");
        await points.FillAsync("14,421 59,237\n14,424 59,238\n14,427 59,237");
        await Expect(staff.Page.GetByText("3 punkter, omkring 400 meter.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_the_phone_a_good_thing_is_noted_where_one_stands()
    {
        await using var staff = await OpenAsync("/1862/vandringar/w1", "planned", Browser.Phone, at: "2026-03-04T19:00:00+01:00");
        var written = await KeepWritesAsync(staff, "walked");
        await Expect(staff.Opening).ToContainTextAsync("Ni går onsdag 4 mars kl. 18.30, i mörker.");
        await staff.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await staff.Page.Context.SetGeolocationAsync(new() { Latitude = 59.2371f, Longitude = 14.4272f });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ny iakttagelse" }).ClickAsync();
        await staff.Page.GetByText("Något bra", new() { Exact = true }).ClickAsync();
        await staff.Page.GetByLabel("Vad ser ni?").FillAsync("Nya bänkar som används.");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Där jag står" }).ClickAsync();
        await Expect(staff.Page.GetByText("Platsen är satt.")).ToBeVisibleAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Anteckna" }).ClickAsync();
        await Expect(staff.Page.GetByText("Två lampor är trasiga i gångtunneln.")).ToBeVisibleAsync();
        var (address, body) = written.ShouldHaveSingleItem();
        address.ShouldMatch("^PUT /api/1862/walks/w1/observations/[0-9a-f-]{36}$");
        ((bool?)body["positive"], (string?)body["category"], (string?)body["what"]).ShouldBe((true, null, "Nya bänkar som används."));
        ((double)body["lon"]!).ShouldBe(14.4272, 0.0001);
        (await staff.OverflowAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_note_made_without_a_net_is_sent_once_when_it_is_back()
    {
        await using var staff = await OpenAsync("/1862/vandringar/w1", "planned", Browser.Phone, at: "2026-03-04T19:00:00+01:00");
        var written = await KeepWritesAsync(staff, "walked");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ny iakttagelse" }).ClickAsync();
        await staff.Page.GetByLabel("Vad ser ni?").FillAsync("Trasig lampa.");
        await staff.Page.GetByLabel("Kategori").SelectOptionAsync("belysning");
        await staff.Page.Context.SetOfflineAsync(true);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Anteckna" }).ClickAsync();
        await Expect(staff.Page.GetByText("Anteckningen skickas när nätet är tillbaka.")).ToBeVisibleAsync();
        written.ShouldBeEmpty();
        await staff.Page.Context.SetOfflineAsync(false);
        await Expect(staff.Page.GetByText("Två lampor är trasiga i gångtunneln.")).ToBeVisibleAsync();
        written.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_walk_that_is_done_says_how_many_came_and_is_published_after_a_second_thought()
    {
        await using var staff = await OpenAsync("/1862/vandringar/w1", "planned");
        var written = await KeepWritesAsync(staff, "walked");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Vandringen är gjord" }).ClickAsync();
        await staff.Page.GetByLabel("Antal").First.FillAsync("17");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara att vandringen är gjord" }).ClickAsync();
        await Expect(staff.Page.GetByText("Iakttagelserna (2) blir rapporter och förslagen (2) går till dem som arbetar med insatser.")).ToBeVisibleAsync();
        var (address, body) = written.ShouldHaveSingleItem();
        address.ShouldBe("PUT /api/1862/walks/w1");
        ((string?)body["state"], (int?)body["revision"], body["participants"]!.ToJsonString()).ShouldBe(("walked", 4, """[{"organisation":"Boende","count":17},{"organisation":"Degerforsbyggen","count":2}]"""));

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Publicera", Exact = true }).ClickAsync();
        written.Count.ShouldBe(1);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, publicera" }).ClickAsync();
        await Eventually.SeesAsync("it is published", () => Task.FromResult(written[^1].Address), sent => sent == "POST /api/1862/walks/w1/publish");
    }

    [Fact]
    public async Task What_became_of_each_proposal_is_said_and_one_that_waits_is_answered_with_a_reason()
    {
        await using var staff = await OpenAsync("/1862/vandringar/w1", "published");
        var written = await KeepWritesAsync(staff, "published");
        await Expect(staff.Opening).ToHaveTextAsync("2 iakttagelser den 4 mars 2026. 1 av dem är positiv. 1 förslag väntar. Det som ska göras ska vara gjort 4 september 2026.");
        await Expect(staff.Page.Locator(".walk-became")).ToHaveTextAsync(new[] { "Gjort 20 april 2026.", "Görs inte: Muren håller upp banvallen.", "Inte bestämt. Mål: gjort 4 september 2026." });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Svara på förslag 3" }).ClickAsync();
        await staff.Page.GetByText("Nej", new() { Exact = true }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" })).ToBeDisabledAsync();
        await staff.Page.GetByLabel("Varför inte?").FillAsync("Häcken skyddar mot vägen.");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Eventually.SeesAsync("the answer", () => Task.FromResult(written.Count), count => count == 1);
        written[0].Address.ShouldBe("PUT /api/1862/walks/w1/proposals/p3");
        ((string?)written[0].Body["decision"], (string?)written[0].Body["reason"], (string?)written[0].Body["what"]).ShouldBe(("will-not", "Häcken skyddar mot vägen.", "Klipp häcken vid lekplatsen"));
    }

    [Fact]
    public async Task The_protocol_is_one_calm_page_on_paper()
    {
        await using var staff = await OpenAsync("/1862/vandringar/w1?del=protokoll", "published");
        await Expect(staff.Page.GetByText("Görs inte: Muren håller upp banvallen.")).ToBeVisibleAsync();
        OnPaper.PagesOf(await staff.Page.PdfAsync(new() { PreferCSSPageSize = true })).ShouldBe(1);
        await staff.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(staff.Page.Locator(".protocol-letterhead")).ToHaveTextAsync("Degerfors kommunProtokoll från trygghetsvandring 4 mars 2026");
        await Expect(staff.Page.Locator("header.frame-head, nav, button").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await Expect(staff.Page.Locator(".walk-map")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_longest_protocol_goes_over_pages_and_leaves_nothing_out()
    {
        await using var staff = await OpenAsync("/1862/vandringar", "published");
        var long_ = MadeWalks.ProtocolOf("published");
        long_["observations"] = new JsonArray([.. Enumerable.Range(1, 60).Select(i => JsonNode.Parse($$"""{"number":{{i}},"what":"Iakttagelse nummer {{i}} som handlar om buskage och sikt.","category":"Otrygg plats","positive":false,"lon":null,"lat":null}"""))]);
        await staff.AnswerAsync(MadeWalks.Protocol, long_);
        await staff.GoToAsync("/1862/vandringar/w1?del=protokoll");
        await Expect(staff.Page.GetByText("Iakttagelse nummer 60")).ToBeVisibleAsync();
        await staff.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(staff.Page.Locator(".protocol .walk-item:visible")).ToHaveCountAsync(60);
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing_and_nothing_reaches_beyond_the_edge(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync("/1862/vandringar", "walked", phone ? Browser.Phone : Browser.Desk, colours);
        foreach (var (path, button) in new[] { ("", null), ("/ny", null), ("/w1", "Ny iakttagelse"), ("/w1", "Nytt förslag"), ("/w1?del=plan", null), ("/w1?del=protokoll", null) })
        {
            await staff.GoToAsync("/1862/vandringar" + path);
            await Expect(staff.Opening).ToBeVisibleAsync();
            if (button is not null) await staff.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            (await staff.AxeViolationsAsync()).ShouldBeEmpty(path + button);
            (await staff.OverflowAsync()).ShouldBe(0, path + button);
        }
        staff.Complaints.ShouldBeEmpty();
    }
}
