using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>The quarter's choice of areas: what is proposed and how surely, what actors judge, and what people decide.</summary>
public sealed class PrioritisingAreas(Browser browser)
{
    private async Task<StaffPage> OpenAsync(JsonObject round, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await staff.AnswerAsync(MadeRound.AnyRounds, MadeRound.Rounds());
        await staff.AnswerAsync(MadeRound.AnyRound, round);
        await staff.AnswerAsync($"{MadeRound.AnyRound}/try", MadeRound.Tried());
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/prioritera");
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    /// <summary>Does something, and answers what the page sent to an address by it.</summary>
    private static async Task<JsonNode> SentAsync(StaffPage staff, string method, string end, Func<Task> doing)
    {
        await staff.AnswerAsync($"{MadeRound.AnyRound}/{end}", new { });
        var request = await staff.Page.RunAndWaitForRequestAsync(doing, one => one.Method == method && one.Url.EndsWith(end, StringComparison.Ordinal));
        return JsonNode.Parse(request.PostData!)!;
    }

    [Fact]
    public async Task It_begins_with_the_proposal_how_sure_it_is_and_who_is_silent()
    {
        await using var staff = await OpenAsync(MadeRound.Round());
        await Expect(staff.Opening).ToHaveTextAsync("Kvartal 2 2026: förslaget är Torget och Bruket. I 64 % av beräkningarna, med andra vikter och andra utfall av slumpen, blir det samma områden. 2 aktörer har inte bedömt vad de kan påverka.");
        await Expect(staff.Page.GetByText("Degerfors kommun har inte bedömt områdena än.")).ToBeVisibleAsync();

        var matrix = staff.Figure("Behov och möjlighet att påverka");
        await Expect(matrix.Locator(".scatter-ring")).ToHaveCountAsync(2);
        await Expect(matrix.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Torget: behov 0,90, möjlighet att påverka 4\\..+Ringade: Torget och Bruket\\."));
        await Expect(matrix.Locator(".scatter-name[data-ringed]:visible")).ToHaveTextAsync(["Torget", "Bruket"]);
        await Expect(matrix.Locator(".scatter-dot[data-unknown]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Weights_are_tried_by_keyboard_and_the_ranking_moves_along()
    {
        await using var staff = await OpenAsync(MadeRound.Round());
        var names = staff.Figure("Rangordning").Locator("tbody th button");
        await Expect(names).ToHaveTextAsync(["Torget", "Bruket", "Parken", "Svartå"]);
        await staff.TabToAsync(staff.Page.GetByLabel("Rapporter per invånare"));
        await staff.PressAsync("ArrowRight", "ArrowRight");
        await Expect(names).ToHaveTextAsync(["Torget", "Parken", "Bruket", "Svartå"]);
        await Expect(staff.Figure("Rangordning").Locator("tbody tr", new() { HasTextString = "Parken" })).ToContainTextAsync("↑1");
        await Expect(staff.Page.GetByText("Du prövar andra vikter. Inget är sparat.")).ToBeVisibleAsync();
        await Expect(staff.Figure("Behov och möjlighet att påverka").Locator(".scatter-name[data-ringed]:visible")).ToHaveTextAsync(["Torget", "Parken"]);

        await staff.Page.GetByLabel("Varför ska dessa vikter gälla?").FillAsync("Styrgruppen vill väga invånarna högre.");
        var sent = await SentAsync(staff, "PUT", "weights", () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara vikterna" }).ClickAsync());
        sent.ToJsonString().ShouldBe("""{"weights":{"perInhabitant":0.6,"influence":0.5,"survey":0.2},"motive":"Styrgruppen vill v\u00E4ga inv\u00E5narna h\u00F6gre.","revision":7}""");
    }

    [Fact]
    public async Task An_actor_judges_one_area_after_the_other_and_says_what_it_rests_on()
    {
        await using var staff = await OpenAsync(MadeRound.Round(judged: ["bruket"]));
        var form = staff.Page.Locator(".influence-form");
        await Expect(form.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Parken"); // Bruket is judged, Parken is the next by name
        foreach (var group in await form.GetByRole(AriaRole.Radiogroup).AllAsync()) await group.GetByText("4", new() { Exact = true }).ClickAsync();
        var save = form.GetByRole(AriaRole.Button, new() { Name = "Spara och gå till nästa område" });
        await Expect(save).ToBeDisabledAsync();
        await form.GetByLabel("Vad bygger ni bedömningen på?").FillAsync("Vi sköter parken.");
        var sent = await SentAsync(staff, "PUT", "influence", () => save.ClickAsync());
        sent["areas"]!.AsArray().Select(one => ((string)one!["area"]!, (int)one["time"]!)).ShouldBe([("bruket", 2), ("parken", 4)]);
        await Expect(form.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Svartå");
    }

    [Fact]
    public async Task Another_choice_than_the_proposal_is_not_made_without_a_motive()
    {
        await using var staff = await OpenAsync(MadeRound.Round());
        var decision = staff.Figure("Beslut");
        var decide = decision.GetByRole(AriaRole.Button, new() { Name = "Besluta" });
        await Expect(decide).ToBeEnabledAsync();
        await decision.GetByText("Bruket").First.ClickAsync();
        await decision.GetByText("Parken").First.ClickAsync();
        await Expect(decide).ToBeDisabledAsync();
        await decision.GetByLabel("Varför ett annat val än förslaget?").FillAsync("Skolan är i Parken.");
        var sent = await SentAsync(staff, "POST", "decide", () => decide.ClickAsync());
        sent["chosen"]!.AsArray().Select(one => (string)one!["area"]!).ShouldBe(["torget", "parken"]);
        ((int)sent["revision"]!).ShouldBe(7);
    }

    [Fact]
    public async Task Those_who_have_not_answered_are_reminded()
    {
        await using var staff = await OpenAsync(MadeRound.Round());
        await staff.AnswerAsync($"{MadeRound.AnyRound}/remind", new { reminded = new[] { "Degerforsbyggen", "Degerfors kommun" } });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Påminn dem som inte svarat" }).ClickAsync();
        await Expect(staff.Page.GetByText("Påminda: Degerforsbyggen och Degerfors kommun.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_survey_that_cannot_be_read_says_which_rows_and_why()
    {
        await using var staff = await OpenAsync(MadeRound.Round());
        await staff.AnswerAsync($"{MadeRound.AnyRound}/survey?name=*", new { type = "urn:est:problem:invalid", title = "Invalid", errors = new[] { new { field = "lines[3]", code = "unknown-area", message = "Line 3: there is no such area." } } }, status: 400);
        var chooser = await staff.Page.RunAndWaitForFileChooserAsync(() => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Läs in en fil" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "matning.csv", MimeType = "text/csv", Buffer = "område;värde\nTorget;3,4\nMånen;1"u8.ToArray() });
        await Expect(staff.Page.GetByText("Rad 3: området finns inte i kommunen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_last_round_is_said_with_what_would_have_happened_anyway()
    {
        await using var staff = await OpenAsync(MadeRound.Round());
        var last = staff.Figure("Förra omgången, kvartal 1 2026");
        await Expect(last).ToContainTextAsync("Av 52 rapporter hade omkring 44 väntats även utan insatser.");
        await Expect(last).ToContainTextAsync("37 % färre än jämförelsen, mellan 60 % färre och 3 % färre. Det är mer än slump.");
        await Expect(last).ToContainTextAsync("Insatser: 3 gjorda, 1 pågår, 1 inte av.");
    }

    [Fact]
    public async Task A_decision_stands_as_it_was_made()
    {
        await using var staff = await OpenAsync(MadeRound.Round(decided: true));
        await Expect(staff.Opening).ToHaveTextAsync("Kvartal 2 2026: Torget och Parken är prioriterade. Beslutat 26 mars 2026 av Karin Holm, Degerfors kommun.");
        await Expect(staff.Figure("Beslut")).ToContainTextAsync("Motiv: Skolan är i Parken.");
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Besluta" })).ToHaveCountAsync(0);
        await Expect(staff.Page.GetByLabel("Rapporter per invånare")).ToBeDisabledAsync();
        await Expect(staff.Page.Locator(".influence-form")).ToHaveCountAsync(0);
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync(MadeRound.Round(), phone ? Browser.Phone : Browser.Desk, colours);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Torget" }).First.ClickAsync();
        await Expect(staff.Page.Locator(".grounds")).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty();
        (await staff.OverflowAsync()).ShouldBe(0);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Tabell" }).ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("table");
        await staff.AnswerAsync("**/rounds/settings", JsonNode.Parse("""{"cadence":"quarter","chosen":3,"weights":{"perInhabitant":0.2,"influence":0.3},"revision":1}""")!);
        await staff.GoToAsync("/1862/installningar/prioritering");
        await Expect(staff.Opening).ToHaveTextAsync("Ni prioriterar 3 områden varje kvartal.");
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("settings");
        staff.Complaints.ShouldBeEmpty();
    }
}
