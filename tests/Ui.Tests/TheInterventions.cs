using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>From problem to review: what is under way, what keeps a proposal from being planned, and what is written on the way.</summary>
public sealed class TheInterventions(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string path, JsonObject? one = null, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await staff.BeAtAsync("2026-03-04T09:00:00+01:00");
        if (one is not null) await staff.AnswerAsync(MadeInterventions.AnyOne, MadeInterventions.One(one));
        await MadeInterventions.AnswerAsync(staff);
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync(path);
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    private static async Task<JsonNode> SentAsync(StaffPage staff, string method, string end, Func<Task> doing)
    {
        var request = await staff.Page.RunAndWaitForRequestAsync(doing, one => one.Method == method && one.Url.EndsWith(end, StringComparison.Ordinal));
        return JsonNode.Parse(request.PostData!)!;
    }

    [Fact]
    public async Task The_list_says_what_is_late_and_what_cannot_be_planned_yet()
    {
        await using var staff = await OpenAsync("/1862/insatser");
        await Expect(staff.Opening).ToHaveTextAsync("1 insats pågår och 1 är planerad. 1 uppföljning är sen. 1 förslag kan inte planeras än.");
        var cards = staff.Page.Locator(".intervention-card");
        await Expect(cards).ToHaveCountAsync(4); // what is over is not in the way
        await Expect(cards.First).ToContainTextAsync("3 dagar sen"); // overdue first
        await Expect(cards.First).ToContainTextAsync("Färre krossade rutor: från 12,5 till 8 senast 30 september 2026, nu 10");
        await Expect(cards.Last).ToContainTextAsync("Saknar orsak och mål");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Visa 1 som är över" }).ClickAsync();
        await Expect(cards).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task The_board_has_a_column_for_each_state_and_the_calendar_a_day_for_each_date()
    {
        await using var staff = await OpenAsync("/1862/insatser");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Tavla" }).ClickAsync();
        await Expect(staff.Page.Locator(".board-column h2")).ToHaveTextAsync(["Förslag 1", "Planerade 1", "Pågår 1", "Genomförda 1", "Avslutade 1"]);

        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Kalender" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Mars 2026" })).ToBeVisibleAsync();
        await Expect(staff.Page.Locator(".calendar-day", new() { HasTextString = "söndag 1 mars" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Följs upp Fler papperskorgar", "Följs upp Fältgruppen ute", "Följs upp Ny belysning", "Följs upp Beskärning"]);
        await Expect(staff.Page.Locator(".calendar-week")).ToHaveTextAsync(["v. 9", "v. 10", "v. 11", "v. 12", "v. 13", "v. 14"]);
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Föregående månad" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Februari 2026" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_lacks_a_cause_cannot_be_planned_and_the_page_says_so()
    {
        await using var staff = await OpenAsync($"/1862/insatser/{MadeInterventions.Id}", MadeInterventions.Card("proposed", missing: ["cause", "goal"]));
        await Expect(staff.Opening).ToHaveTextAsync("Ny belysning. Degerforsbyggen ansvarar. För att kunna planeras saknas orsak och mål.");
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Planera" })).ToBeDisabledAsync();
        await Expect(staff.Page.Locator(".chain [data-missing]")).ToHaveTextAsync(["ProblemSaknasTorget", "OrsakSaknas", "MålSaknas"]);
    }

    [Fact]
    public async Task What_has_its_whole_chain_is_planned_with_one_press()
    {
        await using var staff = await OpenAsync($"/1862/insatser/{MadeInterventions.Id}", MadeInterventions.Card("proposed"));
        await staff.AnswerAsync("**/interventions/*/plan", new { });
        var sent = await SentAsync(staff, "POST", "/plan", () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Planera" }).ClickAsync());
        ((int)sent["revision"]!).ShouldBe(6);
    }

    [Fact]
    public async Task A_proposal_that_comes_to_nothing_says_why()
    {
        await using var staff = await OpenAsync($"/1862/insatser/{MadeInterventions.Id}", MadeInterventions.Card("planned"));
        await staff.AnswerAsync("**/interventions/*/drop", new { });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Blir inte av" }).ClickAsync();
        await staff.Page.GetByText("Annat skäl").ClickAsync();
        var save = staff.Page.GetByRole(AriaRole.Button, new() { Name = "Blir inte av" });
        await Expect(save).ToBeDisabledAsync(); // another reason is said in words
        await staff.Page.GetByLabel("Skriv varför").FillAsync("Huset rivs.");
        (await SentAsync(staff, "POST", "/drop", () => save.ClickAsync())).ToJsonString().ShouldBe("""{"code":"other","text":"Huset rivs.","revision":6}""");
    }

    [Fact]
    public async Task A_new_problem_and_its_cause_are_written_on_the_way()
    {
        await using var staff = await OpenAsync("/1862/insatser/ny");
        var missing = staff.Page.GetByRole(AriaRole.Complementary);
        await Expect(missing.Locator("li[data-has]")).ToHaveCountAsync(0);
        await staff.Page.GetByLabel("Vad ska göras?").FillAsync("Sätt upp lampor");
        await staff.Page.GetByText("torget", new() { Exact = true }).ClickAsync();
        await staff.Page.GetByLabel("Typ av insats").SelectOptionAsync("belysning");

        await staff.Page.GetByLabel("Problem").SelectOptionAsync("new");
        await staff.Page.GetByLabel("Vad är problemet?").FillAsync("Mörkt vid skolan");
        await staff.Page.GetByLabel("Vad är orsaken?").FillAsync("Lamporna är trasiga");
        await staff.Page.RouteAsync("**/interventions/problems", route => route.Request.Method == "POST"
            ? route.FulfillAsync(new() { Status = 201, ContentType = "application/json", Body = """{"id":"p2","causes":["c2"]}""" })
            : route.FulfillAsync(new() { ContentType = "application/json", Body = """{"problems":[{"id":"p2","title":"Mörkt vid skolan","area":"torget","areaName":"Torget","categories":[],"state":"open","createdAt":"2026-03-04T09:00:00+01:00","causes":[{"id":"c2","text":"Lamporna är trasiga","basis":null,"interventions":0}]}]}""" }));
        var problem = await SentAsync(staff, "POST", "/problems", () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara problem och orsak" }).ClickAsync());
        ((string)problem["area"]!).ShouldBe("torget");
        await Expect(staff.Page.GetByRole(AriaRole.Radio, new() { Name = "Lamporna är trasiga" })).ToBeCheckedAsync();

        await staff.Page.GetByLabel("Vad ska ha blivit bättre?").FillAsync("Färre otrygga platser");
        await staff.Page.GetByLabel("Läget i dag").FillAsync("12,5");
        await staff.Page.GetByLabel("Ska bli").FillAsync("8");
        await staff.Page.GetByLabel("Senast").FillAsync("2026-09-30");
        await Expect(missing.Locator("li[data-has]")).ToHaveTextAsync(["Orsak: finns", "Mål som går att mäta: finns", "Typ av insats: finns"]);
        await staff.Page.RouteAsync("**/api/*/interventions", route => route.FulfillAsync(new() { Status = 201, ContentType = "application/json", Body = $$"""{"id":"{{MadeInterventions.Id}}"}""" }));
        var sent = await SentAsync(staff, "POST", "/interventions", () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara som förslag" }).ClickAsync());
        ((string)sent["cause"]!).ShouldBe("c2");
        sent["goal"]!.ToJsonString().ShouldBe("""{"text":"F\u00E4rre otrygga platser","measure":"reports","baseline":12.5,"target":8,"by":"2026-09-30"}""");
        sent["owner"].ShouldBeNull();
        await Expect(staff.Page).ToHaveURLAsync($"{RunningEst.Gateway}1862/insatser/{MadeInterventions.Id}");
    }

    [Fact]
    public async Task A_problem_is_read_with_what_is_done_against_each_cause_and_is_closed()
    {
        await using var staff = await OpenAsync("/1862/insatser?vy=problem");
        await Expect(staff.Opening).ToHaveTextAsync("1 problem är öppet.");
        await Expect(staff.Page.Locator(".problem-cause")).ToContainTextAsync("Bygger på: Vandringen");
        await Expect(staff.Page.Locator(".problem-cause").GetByRole(AriaRole.Link, new() { Name = "Fältgruppen ute" })).ToBeVisibleAsync();
        await staff.AnswerAsync("**/interventions/problems/p1", new { });
        var sent = await SentAsync(staff, "PUT", "/problems/p1", () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Avsluta problemet" }).ClickAsync());
        sent.ToJsonString().ShouldBe("""{"title":"Skadeg\u00F6relse vid tunneln","area":"torget","categories":["skadegorelse"],"state":"closed"}""");
    }

    [Fact]
    public async Task Planned_work_is_changed_and_taken_away_with_two_presses()
    {
        await using var staff = await OpenAsync($"/1862/insatser/{MadeInterventions.Id}", MadeInterventions.Card("ongoing"));
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ändra: Följ upp med de boende" }).ClickAsync();
        await Expect(staff.Page.GetByLabel("Vad ska göras?")).ToHaveValueAsync("Följ upp med de boende");
        var deleted = staff.Page.WaitForRequestAsync(request => request.Method == "DELETE" && request.Url.EndsWith("/work/w1", StringComparison.Ordinal));
        await staff.AnswerAsync("**/interventions/work/w1", new { });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ta bort", Exact = true }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, ta bort arbetet" }).ClickAsync();
        await deleted;
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync("/1862/insatser", MadeInterventions.Card("planned"), phone ? Browser.Phone : Browser.Desk, colours);
        foreach (var path in new[] { "/1862/insatser", "/1862/insatser?vy=tavla", "/1862/insatser?vy=kalender", "/1862/insatser?vy=problem", $"/1862/insatser/{MadeInterventions.Id}", "/1862/insatser/ny", "/1862/installningar/insatser" })
        {
            await staff.GoToAsync(path);
            await Expect(staff.Opening).ToBeVisibleAsync();
            (await staff.AxeViolationsAsync()).ShouldBeEmpty(path);
            (await staff.OverflowAsync()).ShouldBe(0, path);
        }
        await staff.GoToAsync($"/1862/insatser/{MadeInterventions.Id}");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Lägg in arbete" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Blir inte av" }).ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("forms");
        staff.Complaints.ShouldBeEmpty();
    }
}
