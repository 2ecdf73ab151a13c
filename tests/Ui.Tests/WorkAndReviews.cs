using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>What is ticked off with a cold thumb, and what is decided about it afterwards.</summary>
public sealed class WorkAndReviews(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string path, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size ?? Browser.Phone, colours);
        await staff.BeAtAsync("2026-03-05T09:00:00+01:00");
        await MadeInterventions.AnswerAsync(staff);
        await staff.AnswerAsync("**/api/*/reviews", new JsonObject { ["reviews"] = new JsonArray(MadeInterventions.Review("r1", "quarter", overdue: 4)) });
        await staff.AnswerAsync("**/api/*/reviews?state=coming", new { reviews = Array.Empty<object>() });
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync(path);
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    private static async Task<string> SentAsync(StaffPage staff, string end, Func<Task> doing)
    {
        await staff.AnswerAsync($"**{end}", new { });
        return (await staff.Page.RunAndWaitForRequestAsync(doing, one => one.Method == "POST" && one.Url.EndsWith(end, StringComparison.Ordinal))).PostData!;
    }

    private static JsonObject Week(JsonObject work) => new() { ["week"] = "2026-W10", ["organisations"] = new JsonArray(new JsonObject { ["name"] = "Degerfors kommun", ["work"] = new JsonArray(work) }) };

    [Fact]
    public async Task One_press_ticks_it_off_and_another_says_how_much()
    {
        await using var staff = await OpenAsync("/1862/mitt-arbete");
        await Expect(staff.Opening).ToHaveTextAsync("Vecka 10 har ni 2 saker att göra.");
        var done = staff.Page.GetByRole(AriaRole.Button, new() { Name = "Gjort: Följ upp med de boende", Exact = true });
        (await done.BoundingBoxAsync())!.Height.ShouldBeGreaterThanOrEqualTo(56);
        await staff.AnswerAsync("**/interventions/work?*", Week(MadeInterventions.Work("w1", "Följ upp med de boende", "2026-03-04", state: "done")));
        (await SentAsync(staff, "/work/w1/done", () => done.ClickAsync())).ShouldBe("""{"amount":null,"unit":null}""");
        await Expect(staff.Opening).ToHaveTextAsync("Vecka 10 är klar: 1 av 1 gjordes.");

        await staff.Page.GetByLabel("Hur mycket", new() { Exact = true }).FillAsync("1,5");
        (await SentAsync(staff, "/work/w1/done", () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync())).ShouldBe("""{"amount":1.5,"unit":"timmar"}""");
        await SentAsync(staff, "/work/w1/undo", () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ångra: Följ upp med de boende" }).ClickAsync());
    }

    [Fact]
    public async Task What_was_not_done_says_why()
    {
        await using var staff = await OpenAsync("/1862/mitt-arbete");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Inte gjort: Gå rundan" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Radio, new() { Name = "Vädret hindrade" })).ToBeFocusedAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" })).ToBeDisabledAsync();
        await staff.PressAsync("Space");
        (await SentAsync(staff, "/work/w2/not-done", () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync())).ShouldBe("""{"code":"weather","text":null}""");
    }

    [Fact]
    public async Task Others_work_is_read_and_not_ticked_off()
    {
        await using var staff = await OpenAsync("/1862/mitt-arbete");
        await staff.Page.GetByText("Polisen").ClickAsync();
        await Expect(staff.Page.GetByText("Patrull vid tunneln")).ToBeVisibleAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Gjort: Patrull vid tunneln" })).ToHaveCountAsync(0);
        await Expect(staff.Page.GetByLabel("Adress")).ToHaveValueAsync($"{RunningEst.Gateway}follow/1862/abc.ics");
    }

    [Fact]
    public async Task The_bottom_bar_holds_four_pages_and_the_others_are_under_more()
    {
        await using var staff = await OpenAsync("/1862/mitt-arbete");
        await Expect(staff.Page.GetByRole(AriaRole.Navigation, new() { Name = "Sidor" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Start", "Rapportera", "Lägesbild", "Insatser"]);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Mer" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Uppföljning" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Uppföljning Degerfors" })).ToBeVisibleAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_review_is_decided_in_one_of_four_ways_and_always_with_a_motive()
    {
        await using var staff = await OpenAsync("/1862/uppfoljning", Browser.Desk);
        await Expect(staff.Opening).ToHaveTextAsync("1 insats ska följas upp. 1 är sen.");
        var review = staff.Page.GetByRole(AriaRole.Region, new() { Name = "Ny belysning" });
        await Expect(review).ToContainTextAsync("Kvartalets uppföljning, 4 dagar sen");
        await Expect(review).ToContainTextAsync("Målet är inte nått.");
        await Expect(review.GetByRole(AriaRole.Radio)).ToHaveCountAsync(4);

        await review.GetByText("Byt ut", new() { Exact = true }).ClickAsync();
        var decide = review.GetByRole(AriaRole.Button, new() { Name = "Byt ut insatsen" });
        await review.GetByLabel("Vad gör ni i stället?").FillAsync("Samtal med ägaren");
        await review.GetByLabel("Typ av insats").SelectOptionAsync("dialog");
        await Expect(decide).ToBeDisabledAsync();
        await review.GetByLabel("Varför byter ni ut den?").FillAsync("Lamporna slås sönder.");
        (await SentAsync(staff, "/reviews/r1/decide", () => decide.ClickAsync())).ShouldBe("""{"outcome":"replace","motive":"Lamporna slås sönder.","successor":{"what":"Samtal med ägaren","kind":"dialog"}}""");
    }

    [Fact]
    public async Task Extending_means_a_later_day_or_more_areas()
    {
        await using var staff = await OpenAsync("/1862/uppfoljning", Browser.Desk);
        await staff.Page.GetByText("Utöka", new() { Exact = true }).ClickAsync();
        await staff.Page.GetByLabel("Varför utökar ni?").FillAsync("Det hjälper.");
        var decide = staff.Page.GetByRole(AriaRole.Button, new() { Name = "Utöka insatsen" });
        await Expect(decide).ToBeDisabledAsync();
        await staff.Page.GetByText("parken", new() { Exact = true }).ClickAsync();
        var sent = JsonNode.Parse(await SentAsync(staff, "/reviews/r1/decide", () => decide.ClickAsync()))!;
        sent["areas"]!.AsArray().Select(code => (string)code!).ShouldBe(["torget", "parken"]);
        ((string)sent["nextReview"]!).ShouldBe("2026-06-01"); // a quarter later
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync("/1862/mitt-arbete", phone ? Browser.Phone : Browser.Desk, colours);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Inte gjort: Gå rundan" }).ClickAsync();
        await staff.Page.GetByText("Polisen").ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("work");
        (await staff.OverflowAsync()).ShouldBe(0);
        await staff.GoToAsync("/1862/uppfoljning");
        await staff.Page.GetByText("Utöka", new() { Exact = true }).ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("reviews");
        (await staff.OverflowAsync()).ShouldBe(0);
        staff.Complaints.ShouldBeEmpty();
    }
}
