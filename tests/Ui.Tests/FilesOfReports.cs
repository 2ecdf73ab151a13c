using System.Text.Json;
using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>A file is seen as it would become before anything of it is kept.</summary>
public sealed class FilesOfReports(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string path = "/1862/filer", string state = "inspected", ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await MadeReports.AnswerAsync(staff);
        await staff.AnswerAsync("**/imports", new { imports = new[] { MadeReports.Import("done") }, next = (string?)null });
        await staff.AnswerAsync("**/imports/i1", MadeReports.Import(state));
        await staff.AnswerAsync("**/imports/i1/mapping", MadeReports.Import("inspected"));
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync(path);
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    [Fact]
    public async Task What_was_found_in_it_is_said_plainly()
    {
        await using var staff = await OpenAsync();
        await staff.Page.RouteAsync("**/imports?name=*", route => route.FulfillAsync(new() { Status = 201, ContentType = "application/json", Body = MadeReports.Import("inspected").ToJsonString() }));
        var chooser = await staff.Page.RunAndWaitForFileChooserAsync(() => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Välj fil" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "Vaktrapport v10.csv", MimeType = "text/csv", Buffer = "Datum;Vad"u8.ToArray() });
        await Expect(staff.Opening).ToHaveTextAsync("Vaktrapport v10.csv: 1 240 rader");
        await Expect(staff.Page.GetByText("Så lästes filen: teckenkodning Windows-1252, semikolon mellan kolumnerna, decimalkomma, datum som år-månad-dag och koordinater i meter (SWEREF 99 TM).")).ToBeVisibleAsync();
        await Expect(staff.Page.GetByText("<script>alert(1)</script>")).ToBeVisibleAsync(); // as text
    }

    [Fact]
    public async Task A_column_said_to_be_something_else_shows_the_rows_anew()
    {
        await using var staff = await OpenAsync("/1862/filer/i1");
        await Expect(staff.Page.GetByText("1 av de 2 första raderna går inte att ta emot.")).ToBeVisibleAsync();
        var right = MadeReports.Import("inspected");
        right["preview"]!.AsArray().RemoveAt(1);
        await staff.AnswerAsync("**/imports/i1/mapping", right);
        var asked = await staff.Page.RunAndWaitForRequestAsync(() => staff.Page.GetByLabel("Fylleri").SelectOptionAsync("annat"), one => one.Method == "PUT");
        JsonNode.Parse(asked.PostData!)!["categories"]!.ToJsonString().ShouldBe("""{"Fylleri":"annat"}""");
        await Expect(staff.Page.GetByText("1 rad är prövad och går att ta emot.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_a_time_it_is_not_run()
    {
        await using var staff = await OpenAsync("/1862/filer/i1");
        await staff.Page.GetByLabel("Datum blir").SelectOptionAsync("ignore");
        await Expect(staff.Page.GetByText("Säg vilken kolumn som är tid eller datum.")).ToBeVisibleAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Läs in 1 240 rader" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task It_runs_with_numbers_and_ends_with_what_came_of_it()
    {
        await using var staff = await OpenAsync("/1862/filer/i1");
        await Expect(staff.Page.GetByLabel("Vad kallas källan?")).ToHaveValueAsync("vaktrapport");
        JsonNode? saved = null;
        await staff.Page.RouteAsync("**/imports/i1/mapping", route =>
        {
            saved = JsonNode.Parse(route.Request.PostData!);
            return route.FulfillAsync(new() { ContentType = "application/json", Body = MadeReports.Import("inspected").ToJsonString() });
        });
        await staff.AnswerAsync("**/imports/i1/run", new { }, 202);
        await staff.AnswerAsync("**/imports/i1", MadeReports.Import("running"));
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Läs in 1 240 rader" }).ClickAsync();
        await Expect(staff.Page.GetByText("620 av 1 240 rader är inlästa")).ToBeVisibleAsync();
        JsonSerializer.Serialize(saved!["columns"]).ShouldBe("""{"0":"date","1":"category","2":"ignore"}""");
        ((bool)saved["save"]!).ShouldBeTrue();

        await staff.AnswerAsync("**/imports/i1", MadeReports.Import("done"));
        await Expect(staff.Page.GetByText("Klart. 1 200 nya rapporter.")).ToBeVisibleAsync();
        await Expect(staff.Page.GetByText("40 rader kunde inte tas emot.")).ToBeVisibleAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Ladda ner resultatet rad för rad" })).ToHaveAttributeAsync("href", "/api/1862/imports/i1/outcome.csv");
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync(size: phone ? Browser.Phone : Browser.Desk, colours: colours);
        await Expect(staff.Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("files");
        (await staff.OverflowAsync()).ShouldBe(0);
        await staff.GoToAsync("/1862/filer/i1");
        await Expect(staff.Page.Locator(".files-preview")).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("mapping");
        (await staff.OverflowAsync()).ShouldBe(0);
        staff.Complaints.ShouldBeEmpty();
    }
}
