using System.Text.Json;
using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>The meeting on the projector: what is discussed, what is decided, and what happens when the net goes away.</summary>
public sealed class TheMeeting(Browser browser)
{
    private static readonly ViewportSize Projector = new() { Width = 1920, Height = 1080 };

    private static async Task<(StaffPage Staff, MadeHub Hub)> OpenAsync(Browser browser, JsonObject meeting, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size ?? Projector, colours);
        var hub = await MadeHub.InAsync(staff.Page);
        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeWeek.Picture("compiled"));
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas());
        await staff.AnswerAsync(MadeWeek.AnyMeeting, meeting);
        await staff.AnswerAsync("**/meetings/calendar-link", new { url = "https://est.example/calendars/abc.ics" });
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync($"/1862/mote/{MadeWeek.Week}");
        return (staff, hub);
    }

    [Fact]
    public async Task Before_it_the_page_says_when_and_what_it_will_take_up()
    {
        var (staff, _) = await OpenAsync(browser, MadeWeek.Meeting("planned"));
        await using var _1 = staff;
        await Expect(staff.Opening).ToHaveTextAsync("Mötet är 11 mars 2026 kl. 09.00 och tar 30 minuter. 2 områden ska tas upp.");
        await Expect(staff.Page.Locator(".meeting-items li")).ToHaveCountAsync(7);
        await Expect(staff.Page.GetByLabel("Adress")).ToHaveValueAsync("https://est.example/calendars/abc.ics");
    }

    [Fact]
    public async Task A_decision_is_three_times_enter()
    {
        var (staff, _) = await OpenAsync(browser, MadeWeek.Meeting());
        await using var _1 = staff;
        string? sent = null;
        await staff.Page.RouteAsync("**/meetings/*/decisions", route => { sent = route.Request.PostData; return route.FulfillAsync(new() { Status = 201 }); });
        var what = staff.Page.GetByLabel("Vad ska göras?");
        await Expect(what).ToBeVisibleAsync();
        await staff.TabToAsync(what);
        await staff.Page.Keyboard.TypeAsync("Laga lampan vid tunneln");
        await staff.PressAsync("Enter");
        await staff.Page.Keyboard.TypeAsync("Degerforsbyggen");
        await staff.PressAsync("Enter", "Enter");

        await Expect(what).ToHaveValueAsync("");
        await Expect(what).ToBeFocusedAsync();
        var decision = JsonDocument.Parse(sent!).RootElement;
        decision.GetProperty("what").GetString().ShouldBe("Laga lampan vid tunneln");
        decision.GetProperty("area").GetString().ShouldBe("torget");
        decision.GetProperty("who").GetString().ShouldBe("Degerforsbyggen");
        decision.GetProperty("until").GetString().ShouldBe("2026-03-18");
    }

    [Fact]
    public async Task What_another_does_is_here_at_once_and_who_writes_is_said()
    {
        var (staff, hub) = await OpenAsync(browser, MadeWeek.Meeting());
        await using var _1 = staff;
        await Expect(staff.Page.Locator(".stage-area h2")).ToHaveTextAsync("Torget");
        await hub.JoinedAsync(1);
        hub.Send("people", """[{"connection":"1","name":"Mehmet Yıldız","organisation":"Polisen","area":"torget","writing":true}]""");
        await Expect(staff.Page.Locator(".people-writing")).ToHaveTextAsync("Mehmet Yıldız skriver om Torget.");

        await staff.AnswerAsync(MadeWeek.AnyMeeting, MadeWeek.Meeting(area: "parken", decisions: MadeWeek.Decision("Fältarna ut", "Polisen")));
        hub.Send("changed", """{"what":"meeting","area":null,"revision":4}""");
        await Expect(staff.Page.Locator(".stage-area h2")).ToHaveTextAsync("Parken");
        await Expect(staff.Page.Locator(".decisions li")).ToContainTextAsync("Fältarna ut");
    }

    [Fact]
    public async Task Who_loses_the_net_is_told_quietly_and_comes_back_to_the_same_state()
    {
        var (staff, hub) = await OpenAsync(browser, MadeWeek.Meeting());
        await using var _1 = staff;
        await Expect(staff.Page.Locator(".stage-area h2")).ToHaveTextAsync("Torget");
        await hub.JoinedAsync(1);
        await staff.Page.GetByLabel("Vad ska göras?").FillAsync("Halvskrivet");

        await hub.DropAsync();
        await Expect(staff.Page.GetByText("Ingen förbindelse. Försöker igen.")).ToBeVisibleAsync();
        await staff.AnswerAsync(MadeWeek.AnyMeeting, MadeWeek.Meeting(decisions: MadeWeek.Decision("Fältarna ut", "Polisen")));
        hub.Restore();

        await Expect(staff.Page.Locator(".decisions li")).ToContainTextAsync("Fältarna ut");
        await Expect(staff.Page.GetByText("Ingen förbindelse. Försöker igen.")).ToHaveCountAsync(0);
        await Expect(staff.Page.GetByLabel("Vad ska göras?")).ToHaveValueAsync("Halvskrivet");
    }

    [Fact]
    public async Task It_ends_by_saying_what_is_sent_to_whom()
    {
        var (staff, _) = await OpenAsync(browser, MadeWeek.Meeting(agenda: "agree", area: null));
        await using var _1 = staff;
        string? sent = null;
        await staff.Page.RouteAsync("**/pictures/*/agree", route => { sent = route.Request.PostData; return route.FulfillAsync(new() { Status = 200, ContentType = "application/json", Body = """{"version":1}""" }); });
        await staff.AnswerAsync("**/meetings/*/end", new { });
        await staff.Page.Locator(".meeting-head").GetByRole(AriaRole.Button, new() { Name = "Fastställ lägesbilden" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Läge, motiv och fokus per område till 2 aktörer, i Est och som länk i e-post. Degerforsbyggen, Polisen");
        await staff.PressAsync("Enter");
        await Expect(staff.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        sent.ShouldBe("""{"revision":7}""");
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing_on_any_item(ColorScheme colours, bool phone)
    {
        var (staff, _) = await OpenAsync(browser, MadeWeek.Meeting("planned"), phone ? Browser.Phone : Projector, colours);
        await using var _1 = staff;
        await Expect(staff.Opening).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("planned");
        foreach (var item in new[] { "change", "levels", "promised", "planned", "silent", "focus", "agree" })
        {
            await staff.AnswerAsync(MadeWeek.AnyMeeting, MadeWeek.Meeting(agenda: item, area: item == "levels" ? "torget" : null, decisions: MadeWeek.Decision("Fältarna ut", "Polisen")));
            await staff.Page.ReloadAsync();
            await Expect(staff.Page.Locator(".meeting-stage")).ToBeVisibleAsync();
            (await staff.AxeViolationsAsync()).ShouldBeEmpty(item);
            (await staff.OverflowAsync()).ShouldBe(0, item);
        }
        staff.Complaints.ShouldBeEmpty();
    }
}
