using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>What a coordinator sets up, and what everyone meets first.</summary>
public sealed class SettingsAndStart(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string path, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas());
        await staff.AnswerAsync("**/areas/check", JsonNode.Parse("""{"warnings":[{"kind":"overlap","areas":["torget","bruket"],"squareMetres":1840,"geometry":{"type":"Polygon","coordinates":[[[14.419,59.23],[14.421,59.23],[14.421,59.25],[14.419,59.23]]]}}],"errors":[]}""")!);
        await staff.AnswerAsync("**/meetings/plan", JsonNode.Parse("""{"weekday":3,"time":"09:00","minutes":30,"everyWeeks":1,"from":"2026-01-07","place":"Älven","skipHolidays":true}""")!);
        await staff.AnswerAsync("**/meetings?*", JsonNode.Parse("""{"meetings":[{"week":"2036-W10","startsAt":"2036-03-12T09:00:00+01:00","endsAt":"2036-03-12T09:30:00+01:00","cancelled":null},{"week":"2036-W15","startsAt":"2036-04-14T09:00:00+02:00","endsAt":"2036-04-14T09:30:00+02:00","cancelled":"annandag påsk"}]}""")!);
        await staff.AnswerAsync("**/meetings/calendar-link", new { url = "https://est.example/calendars/abc.ics" });
        await staff.AnswerAsync("**/digest", JsonNode.Parse("""{"since":"2026-03-04T08:00:00+01:00","week":"2026-W10","areas":[{"area":"torget","areaName":"Torget","levelBefore":"green","level":"red","difference":11,"signals":1}],"decisions":[],"seen":false}""")!);
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync(path);
        return staff;
    }

    [Fact]
    public async Task A_file_is_read_checked_by_name_and_stored_with_progress()
    {
        await using var staff = await OpenAsync("/1862/installningar/omraden");
        await staff.Page.RouteAsync(MadeAnswers.AnyAreas, route => route.Request.Method == "PUT"
            ? route.FulfillAsync(new() { Status = 202, ContentType = "application/json", Body = """{"version":5,"job":"j1","warnings":[]}""" })
            : route.FallbackAsync());
        await staff.AnswerAsync("**/areas/jobs/j1", new { state = "running", done = 620, of = 1240 });

        await Expect(staff.Opening).ToHaveTextAsync("Kommunen har 3 områden.");
        var chooser = await staff.Page.RunAndWaitForFileChooserAsync(() => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Läs in en fil" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "omraden.geojson", MimeType = "application/geo+json", Buffer = System.Text.Encoding.UTF8.GetBytes(MadeWeek.Areas("torget", "bruket").ToJsonString()) });
        await Expect(staff.Opening).ToHaveTextAsync("2 områden i förslaget. Inget är sparat än.");
        await Expect(staff.Page.GetByText("torget och bruket överlappar varandra.")).ToBeVisibleAsync();
        await Expect(staff.Page.Locator(".map-finding")).ToHaveCountAsync(1);

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara områdena" }).ClickAsync();
        await Expect(staff.Page.GetByText("620 av 1 240 rapporter har fått sitt område.")).ToBeVisibleAsync();
        await staff.AnswerAsync("**/areas/jobs/j1", new { state = "done", done = 1240, of = 1240 });
        await Expect(staff.Page.GetByText("Områdena är sparade som version 5.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_area_is_drawn_with_clicks_or_written_as_coordinates()
    {
        await using var staff = await OpenAsync("/1862/installningar/omraden");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Nytt område" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Rita gränsen på kartan" }).ClickAsync();
        var map = staff.Page.Locator(".areas-map .map-svg");
        foreach (var (x, y) in new[] { (100f, 100f), (200f, 100f), (200f, 200f) }) await map.ClickAsync(new() { Position = new() { X = x, Y = y } });
        await Expect(staff.Page.Locator(".map-corner")).ToHaveCountAsync(3);
        var border = staff.Page.GetByLabel("Gräns: ett hörn per rad, öst och nord");
        (await border.InputValueAsync()).Split('\n').Length.ShouldBe(3);

        await border.FillAsync("14.41 59.235\n14.42 59.235\n14.42 59.245\n14.41 59.245");
        await Expect(staff.Page.Locator(".map-chosen")).ToHaveAttributeAsync("d", new System.Text.RegularExpressions.Regex("^M.+(L.+){4}Z$"));
    }

    [Fact]
    public async Task The_plan_says_when_the_next_meeting_is()
    {
        await using var staff = await OpenAsync("/1862/installningar/moten");
        await Expect(staff.Opening).ToHaveTextAsync("Nästa möte är 12 mars 2036 kl. 09.00.");
        await Expect(staff.Page.GetByText("ställs in: annandag påsk")).ToBeVisibleAsync();
        await staff.AnswerAsync("**/meetings/plan", new { }, status: 200);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(staff.Page.GetByText("Sparat. Kalendrarna följer med.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_start_says_what_has_changed_since_last_time()
    {
        await using var staff = await OpenAsync("/1862/start");
        await Expect(staff.Opening).ToHaveTextAsync("Sedan du senast tittade: Torget har förändrats. Senast 4 mars 2026 kl. 08.00.");
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Torget" })).ToHaveAttributeAsync("href", "/1862/lagesbild/2026-W10?omrade=torget");
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync("/1862/start", phone ? Browser.Phone : Browser.Desk, colours);
        foreach (var path in new[] { "/1862/start", "/1862/installningar/omraden", "/1862/installningar/moten" })
        {
            await staff.GoToAsync(path);
            await Expect(staff.Opening).ToBeVisibleAsync();
            (await staff.AxeViolationsAsync()).ShouldBeEmpty(path);
            (await staff.OverflowAsync()).ShouldBe(0, path);
        }
        await staff.GoToAsync("/1862/installningar/omraden");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "torget" }).ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("area form");
        staff.Complaints.ShouldBeEmpty();
    }
}
