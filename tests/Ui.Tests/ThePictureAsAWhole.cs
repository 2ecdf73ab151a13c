using System.Text.Json;
using System.Text.RegularExpressions;

namespace Est.Ui.Tests;

/// <summary>The week with everything in it: map, areas, levels, signals, what was promised and what is coming.</summary>
public sealed class ThePictureAsAWhole(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string query = "", string state = "open", ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await staff.BeAtAsync("2026-03-11T09:00:00+01:00");
        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeWeek.Picture(state));
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas());
        await staff.AnswerAsync(MadeAnswers.AnyTrend, MadeAnswers.Trend(53, count: 30));
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync($"/1862/lagesbild/{MadeWeek.Week}{query}");
        await Expect(staff.Page.Locator(".line-chart").First).ToBeVisibleAsync();
        return staff;
    }

    [Fact]
    public async Task It_says_what_departs_from_the_expected()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Opening).ToHaveTextAsync("Vecka 10: 38 rapporter, 9 fler än väntat. Torget och Parken avviker. Ordningsstörande sammankomst 1 har ökat mest, från 30 till 38. Skola och fritid har inte rapporterat.");
        await Expect(staff.Page.Locator(".key-numbers dd")).ToHaveTextAsync(new[] { "38", "+9", "1", "1" });
        await Expect(staff.Page.Locator(".areas tbody tr").First).ToHaveTextAsync(new Regex("rött förslag.*Torget.*20.*\\+11.*\\+7 till \\+15"));
    }

    [Fact]
    public async Task A_signal_says_what_it_rests_on_and_what_it_is_not()
    {
        await using var staff = await OpenAsync();
        var signals = staff.Figure("Signaler");
        await Expect(signals).ToContainTextAsync("Buskörning, Torget");
        await Expect(signals).ToContainTextAsync("8 rapporter, väntat 2,1. Signal från 6.");
        await Expect(signals).ToContainTextAsync("Bygger på 59 veckor. Små tal: en enda rapport kan ändra bilden.");
        await Expect(signals).ToContainTextAsync("En signal säger att något är ovanligt, inte varför.");
    }

    [Fact]
    public async Task What_was_promised_and_what_is_coming_stand_beside_who_is_silent()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Figure("Lovat förra mötet").Locator("h2")).ToHaveTextAsync("1 av 2 är gjort");
        await Expect(staff.Figure("Lovat förra mötet")).ToContainTextAsync("Tid eller personal saknades");
        await Expect(staff.Figure("Nästa vecka")).ToContainTextAsync("fre 13 mars 18.00–23.00");
        await Expect(staff.Figure("Nästa vecka")).ToContainTextAsync("har de senaste 12 veckorna träffat 3,1 gånger bättre än slumpen");
        await Expect(staff.Figure("Aktörer").Locator("h2")).ToHaveTextAsync("1 aktör är tyst");
    }

    [Fact]
    public async Task A_level_is_set_with_the_keyboard_and_differs_only_with_a_motive()
    {
        await using var staff = await OpenAsync();
        string? sent = null;
        await staff.Page.RouteAsync("**/pictures/*/areas/torget", route => { sent = route.Request.PostData; return route.FulfillAsync(new() { Status = 204 }); });

        var row = staff.Page.Locator("[data-area='torget']");
        await Expect(row).ToBeVisibleAsync();
        await staff.TabToAsync(row);
        await staff.PressAsync("Enter");
        await Expect(staff.Page).ToHaveURLAsync(new Regex(@"\?omrade=torget$"));
        await Expect(staff.Page.Locator(".area-panel h2")).ToBeFocusedAsync();
        await Expect(staff.Page.Locator(".area-reasons")).ToContainTextAsync("Rapporterna är fler än väntat: 20 mot 9.");

        await staff.TabToAsync(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Sätt läge" }));
        await staff.PressAsync("Enter", "ArrowUp"); // from the proposed red to yellow
        await Expect(staff.Page.GetByRole(AriaRole.Radio, new() { Name = "gult" })).ToBeCheckedAsync();
        await staff.TabToAsync(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara läge" }));
        await staff.PressAsync("Enter");
        await Expect(staff.Page.GetByText("Skriv ett motiv. Läget avviker från förslaget.")).ToBeVisibleAsync();
        sent.ShouldBeNull();

        await staff.Page.Keyboard.TypeAsync("Vi känner till orsaken.");
        await staff.PressAsync("Tab", "Enter");
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Sätt läge" })).ToBeVisibleAsync();
        JsonDocument.Parse(sent!).RootElement.GetProperty("level").GetString().ShouldBe("yellow");
        JsonDocument.Parse(sent!).RootElement.GetProperty("motive").GetString().ShouldBe("Vi känner till orsaken.");

        await staff.TabToAsync(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Alla områden" }));
        await staff.PressAsync("Enter");
        await Expect(row).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_time_slider_moves_a_week_and_the_address_follows()
    {
        await using var staff = await OpenAsync("?omrade=bruket");
        await staff.TabToAsync(staff.Page.Locator(".time-slider input"));
        await staff.PressAsync("ArrowLeft");
        await Expect(staff.Page).ToHaveURLAsync(new Regex(@"/lagesbild/2026-W09\?omrade=bruket$"));
        await Expect(staff.Week).ToHaveTextAsync("v. 9 2026");
    }

    [Fact]
    public async Task What_is_agreed_at_once_by_another_is_said_and_shown()
    {
        await using var staff = await OpenAsync(state: "compiled");
        await staff.AnswerAsync("**/pictures/*/agree", new { type = "urn:est:problem:already-agreed", title = "Already agreed." }, status: 409);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Fastställ", Exact = true }).ClickAsync();
        var dialog = staff.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("till 3 aktörer");
        (await staff.AxeViolationsAsync("region")).ShouldBeEmpty();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Fastställ lägesbilden" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Någon annan har redan fastställt lägesbilden.");
    }

    [Fact]
    public async Task An_agreed_picture_is_not_changed_and_says_what_came_late()
    {
        await using var staff = await OpenAsync(state: "agreed");
        var agreed = MadeWeek.Picture("agreed");
        agreed["version"] = 1;
        agreed["late"] = System.Text.Json.Nodes.JsonNode.Parse("""{"reports":3,"areas":[{"area":"torget","agreed":20,"now":23}]}""");
        agreed["versions"] = System.Text.Json.Nodes.JsonNode.Parse("""[{"version":1,"agreedAt":"2026-03-11T09:30:00+01:00","agreedBy":"Anna Bergström"}]""");
        await staff.AnswerAsync(MadeAnswers.AnyPicture, agreed);
        await staff.GoToAsync($"/1862/lagesbild/{MadeWeek.Week}?omrade=torget");
        await Expect(staff.Page.GetByText("3 rapporter har kommit efter att lägesbilden fastställdes. Torget 20 blev 23.")).ToBeVisibleAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Sätt läge" })).ToHaveCountAsync(0);
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Version 1" })).ToHaveAttributeAsync("href", $"/1862/lagesbild/{MadeWeek.Week}?omrade=torget&version=1");
    }

    [Fact]
    public async Task It_is_taken_along_with_the_filter_of_the_screen()
    {
        await using var staff = await OpenAsync("?omrade=torget");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ladda ner" }).ClickAsync();
        await Expect(staff.Page.Locator(".downloads a").Nth(0)).ToHaveAttributeAsync("href", $"/api/1862/pictures/{MadeWeek.Week}/document");
        await Expect(staff.Page.Locator(".downloads a").Nth(1)).ToHaveAttributeAsync("href", $"/api/1862/pictures/{MadeWeek.Week}/export?format=csv&area=torget");
        await Expect(staff.Page.Locator(".downloads a").Nth(2)).ToHaveAttributeAsync("href", $"/api/1862/pictures/{MadeWeek.Week}/export?format=geojson&area=torget");
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing_and_nothing_is_refused(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync(size: phone ? Browser.Phone : Browser.Desk, colours: colours);
        await Expect(staff.Page.Locator(".map-label, .map-drawing .map-name").First).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("picture");
        await staff.GoToAsync($"/1862/lagesbild/{MadeWeek.Week}?omrade=torget&karta=lage&visa=prognos");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Sätt läge" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Skriv en anteckning" }).ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("area");
        (await staff.OverflowAsync()).ShouldBe(0);
        staff.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_paper_the_map_is_a_drawing_and_the_whole_takes_two_pages()
    {
        await using var staff = await OpenAsync("?omrade=torget");
        OnPaper.PagesOf(await staff.Page.PdfAsync(new() { PreferCSSPageSize = true })).ShouldBe(2);
        await staff.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(staff.Page.Locator(".where .map-svg:visible")).ToHaveCountAsync(1);
        await Expect(staff.Page.Locator(".time-slider:visible, .area-panel:visible")).ToHaveCountAsync(0);
    }
}
