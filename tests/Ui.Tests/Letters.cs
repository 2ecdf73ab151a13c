using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>Letters to those who reported: read, written and sent on to other systems.</summary>
public sealed class Letters(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string path)
    {
        var staff = await browser.OpenAsync();
        await staff.AnswerFollowUpAsync();
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync(path);
        await Expect(staff.Opening.First).ToBeVisibleAsync();
        return staff;
    }

    [Fact]
    public async Task The_inbox_says_what_is_unread_and_who_has_read()
    {
        await using var staff = await OpenAsync("/1862/aterkoppling");
        await Expect(staff.Opening).ToHaveTextAsync("Senast vecka 9 2026: 1 av 2 brev är olästa.");
        await Expect(staff.Page.Locator(".letter-row").First).ToContainTextAsync("oläst");
        await Expect(staff.Page.Locator(".letter-row").Last).ToContainTextAsync("Läst av Erik Sund 5 mars");
    }

    [Fact]
    public async Task Opening_ones_own_letter_marks_it_as_read()
    {
        await using var staff = await OpenAsync("/1862/aterkoppling");
        var marked = await staff.Page.RunAndWaitForRequestAsync(
            () => staff.Page.GetByRole(AriaRole.Link, new() { Name = "Degerfors kommun" }).ClickAsync(), request => request.Method == "POST");
        new Uri(marked.Url).AbsolutePath.ShouldBe("/api/1862/feedback/letter-1/read");
        await Expect(staff.Heading).ToHaveTextAsync("Till Degerfors kommun, om vecka 9 2026");
    }

    [Fact]
    public async Task A_letter_says_what_was_reported_agreed_and_done_and_what_came_of_it()
    {
        await using var staff = await OpenAsync("/1862/aterkoppling/letter-1");
        await Expect(staff.Opening).ToHaveTextAsync("Ni lämnade 9 rapporter, och en av era insatser är gjord.");
        await Expect(staff.Page.Locator(".letter h2")).ToHaveTextAsync(["Ni rapporterade", "Det här kom vi överens om", "Det här gjordes", "Det här gav det", "Prioriterade områden"]);
        await Expect(staff.Page.Locator(".letter-area")).ToHaveTextAsync("Torgetrött →blev grönt");
        await Expect(staff.Page.Locator(".letter")).ToContainTextAsync("Blev inte gjord");
        await Expect(staff.Page.Locator(".letter")).ToContainTextAsync("Tjäle i marken.");
    }

    [Fact]
    public async Task A_letter_to_all_is_seen_first_and_asked_about_twice()
    {
        await using var staff = await OpenAsync("/1862/aterkoppling/skriv");
        await staff.Page.GetByLabel("Några egna rader").FillAsync("Tack alla.");
        await Expect(staff.Page.Locator(".issue-preview .letter-message")).ToContainTextAsync("Tack alla.");
        await staff.AnswerAsync("**/api/*/feedback", new { issued = 7 });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka till alla aktörer" }).ClickAsync();
        var sent = await staff.Page.RunAndWaitForRequestAsync(
            () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, skicka" }).ClickAsync(), request => request.Method == "POST");
        ((string)JsonNode.Parse(sent.PostData!)!["message"]!).ShouldBe("Tack alla.");
        await Expect(staff.Page.GetByText("7 brev är skickade.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_secret_of_a_webhook_is_shown_once()
    {
        await using var staff = await OpenAsync("/1862/aterkoppling/utskick");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Lägg till en mottagare" }).ClickAsync();
        await staff.Page.GetByLabel("Adress (https)").FillAsync("https://exempel.se/est");
        await staff.Page.RouteAsync("**/api/*/feedback/webhooks", route => route.Request.Method == "POST"
            ? route.FulfillAsync(new() { Status = 201, ContentType = "application/json", Body = """{"id":"h2","secret":"whsec_en-gang"}""" }) : route.FallbackAsync());
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Lägg till", Exact = true }).ClickAsync();
        await Expect(staff.Page.GetByLabel("Hemlighet")).ToHaveValueAsync("whsec_en-gang");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Jag har sparat den" }).ClickAsync();
        await Expect(staff.Page.GetByLabel("Hemlighet")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_did_not_arrive_is_sent_again()
    {
        await using var staff = await OpenAsync("/1862/aterkoppling/utskick");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Leveranser till https://exempel.se/est" }).ClickAsync();
        await Expect(staff.Page.Locator(".deliveries tbody tr")).ToContainTextAsync("Inte mottaget (svar 503).");
        await staff.AnswerAsync("**/deliveries/d1/replay", new { });
        var replayed = await staff.Page.RunAndWaitForRequestAsync(
            () => staff.Page.Locator(".deliveries").GetByRole(AriaRole.Button).ClickAsync(), request => request.Method == "POST");
        new Uri(replayed.Url).AbsolutePath.ShouldBe("/api/1862/feedback/webhooks/h1/deliveries/d1/replay");
    }
}
