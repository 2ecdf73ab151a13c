using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>What could not be taken in says why in plain Swedish, and leaves only mended or with a motive.</summary>
public sealed class TheQuarantine(Browser browser)
{
    private const string Broken = """{"externalId":"V-7","occurredFrom":"2026-03-04T21:30:00","category":"grafitti","severity":2,"description":"<script>alert(1)</script>","place":{"precision":"area","areaCode":"torget"}}""";

    private static readonly JsonObject First = MadeReports.Entry("e1", Broken, "Avarn", ("occurredFrom", "offset-missing"), ("category", "unknown-category"));
    private static readonly JsonObject Second = MadeReports.Entry("e2", "{trasig", "Polisen", ("", "broken-json"));

    private async Task<StaffPage> OpenAsync(string path = "/1862/karantan", ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await MadeReports.AnswerAsync(staff);
        await staff.AnswerAsync("**/quarantine?*", new { entries = new[] { First, Second }, next = (string?)null });
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync(path);
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    private static ILocator Entry(StaffPage staff, string organisation) => staff.Page.GetByRole(AriaRole.Article, new() { NameRegex = new($"^{organisation},") });

    [Fact]
    public async Task Each_entry_says_which_field_what_is_wrong_and_what_to_do()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Opening).ToHaveTextAsync("2 rapporter kunde inte tas emot och väntar på att rättas.");
        await Expect(Entry(staff, "Avarn").Locator(".quarantine-reasons li")).ToHaveTextAsync(
            ["Tid: Tiden saknar tidszon. Välj tiden på nytt.", "Kategori: Kommunen har ingen sådan kategori. Välj en annan."]);
        await Entry(staff, "Avarn").GetByText("Visa det som kom").ClickAsync();
        await Expect(Entry(staff, "Avarn").Locator("pre")).ToHaveTextAsync(Broken);
    }

    [Fact]
    public async Task It_is_mended_in_the_form_that_is_filled_in_already()
    {
        await using var staff = await OpenAsync();
        await Entry(staff, "Avarn").GetByRole(AriaRole.Button, new() { NameRegex = new("^Rätta") }).ClickAsync();
        await Expect(Entry(staff, "Avarn").Locator(".report-wrong")).ToHaveCountAsync(2);
        await Expect(Entry(staff, "Avarn").GetByLabel("Tid", new() { Exact = true })).ToHaveValueAsync("2026-03-04T21:30");
        await Entry(staff, "Avarn").GetByText("Klotter", new() { Exact = true }).ClickAsync();
        await Expect(Entry(staff, "Avarn").Locator(".report-wrong")).ToHaveCountAsync(1);
        var sent = await MadeReports.SentAsync(staff, "POST", "/quarantine/e1/release", new { id = MadeReports.Id, revision = 1, status = "accepted" },
            () => Entry(staff, "Avarn").GetByRole(AriaRole.Button, new() { Name = "Spara och ta emot" }).ClickAsync());
        ((string)sent["externalId"]!).ShouldBe("V-7");
        ((string)sent["category"]!).ShouldBe("klotter");
        ((string)sent["occurredFrom"]!).ShouldBe("2026-03-04T21:30:00+01:00");
        ((string)sent["description"]!).ShouldBe("<script>alert(1)</script>");
    }

    [Fact]
    public async Task Nothing_is_thrown_away_without_a_motive()
    {
        await using var staff = await OpenAsync();
        await Entry(staff, "Polisen").GetByRole(AriaRole.Button, new() { NameRegex = new("^Kasta") }).ClickAsync();
        var discard = Entry(staff, "Polisen").GetByRole(AriaRole.Button, new() { Name = "Kasta", Exact = true });
        await Expect(discard).ToBeDisabledAsync();
        await Entry(staff, "Polisen").GetByLabel("Varför kastas det?").FillAsync("Provsändning.");
        var sent = await MadeReports.SentAsync(staff, "POST", "/quarantine/e2/discard", new { }, () => discard.ClickAsync());
        ((string)sent["motive"]!).ShouldBe("Provsändning.");
    }

    [Fact]
    public async Task Several_are_tried_again_at_once_and_what_is_still_wrong_stays()
    {
        await using var staff = await OpenAsync();
        await staff.Page.GetByText("Markera alla som visas").ClickAsync();
        await staff.AnswerAsync("**/quarantine?*", new { entries = new[] { Second }, next = (string?)null });
        var sent = await MadeReports.SentAsync(staff, "POST", "/quarantine/release", JsonNode.Parse("""{"results":[{"id":"e1","status":"released","errors":[]},{"id":"e2","status":"invalid","errors":[]}]}""")!, () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Försök igen med 2" }).ClickAsync());
        sent["ids"]!.AsArray().Select(id => (string)id!).ShouldBe(["e1", "e2"]);
        await Expect(staff.Page.GetByText("1 rapport togs emot. 1 är fortfarande fel och ligger kvar.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Several_are_thrown_away_with_one_motive()
    {
        await using var staff = await OpenAsync();
        await staff.Page.GetByText("Markera alla som visas").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Kasta 2" }).ClickAsync();
        await staff.Page.GetByLabel("Varför kastas det?").FillAsync("Samma fel i hela filen.");
        await staff.AnswerAsync("**/quarantine?*", new { entries = Array.Empty<object>(), next = (string?)null });
        var sent = await MadeReports.SentAsync(staff, "POST", "/quarantine/discard", JsonNode.Parse("""{"results":[{"id":"e1","status":"discarded","errors":[]},{"id":"e2","status":"discarded","errors":[]}]}""")!, () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Kasta 2" }).ClickAsync());
        ((string)sent["motive"]!).ShouldBe("Samma fel i hela filen.");
        await Expect(staff.Page.GetByText("2 rapporter kastades.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task One_reason_is_asked_for_at_a_time()
    {
        await using var staff = await OpenAsync();
        var asked = await staff.Page.RunAndWaitForRequestAsync(() => staff.Page.GetByLabel("Skäl").SelectOptionAsync("unknown-category"), one => one.Url.Contains("reason=unknown-category", StringComparison.Ordinal));
        asked.Url.ShouldContain("state=waiting");
    }

    [Fact]
    public async Task What_was_decided_stays_to_be_read()
    {
        await using var staff = await browser.OpenAsync();
        await MadeReports.AnswerAsync(staff);
        var (released, discarded) = (First.DeepClone(), Second.DeepClone());
        (released["state"], released["decidedAt"]) = ("released", "2026-03-05T10:00:00+01:00");
        (discarded["state"], discarded["decidedAt"], discarded["reason"]) = ("discarded", "2026-03-05T11:00:00+01:00", "Provsändning.");
        await staff.AnswerAsync("**/quarantine?state=released*", new { entries = new[] { released }, next = (string?)null });
        await staff.AnswerAsync("**/quarantine?state=discarded*", new { entries = new[] { discarded }, next = (string?)null });
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/karantan/avgjorda");
        await Expect(staff.Opening).ToHaveTextAsync("1 togs emot till slut och 1 kastades.");
        await Expect(staff.Page.GetByText("Kastades. Skäl: Provsändning.")).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync(size: phone ? Browser.Phone : Browser.Desk, colours: colours);
        await Entry(staff, "Avarn").GetByRole(AriaRole.Button, new() { NameRegex = new("^Rätta") }).ClickAsync();
        await Entry(staff, "Polisen").GetByRole(AriaRole.Button, new() { NameRegex = new("^Kasta") }).ClickAsync();
        await Entry(staff, "Avarn").GetByText("Visa det som kom").ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty();
        (await staff.OverflowAsync()).ShouldBe(0);
        staff.Complaints.ShouldBeEmpty();
    }
}
