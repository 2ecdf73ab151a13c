using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>A report in half a minute, with a cold thumb.</summary>
public sealed class Reporting(Browser browser)
{
    private const string Receipt = "accepted";

    private async Task<StaffPage> OpenAsync(string path = "/1862/rapportera", ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size ?? Browser.Phone, colours);
        await staff.BeAtAsync("2026-03-05T09:00:00+01:00");
        await MadeReports.AnswerAsync(staff);
        await staff.SignInAsync("Maria Lindqvist");
        await staff.GoToAsync(path);
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    private static Task<JsonNode> SendAsync(StaffPage staff, string button = "Skicka") => MadeReports.SentAsync(
        staff, "POST", "/reports", new { id = MadeReports.Id, revision = 1, status = Receipt }, () => staff.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(), 201);

    private static async Task FillAsync(StaffPage staff, string category = "Klotter")
    {
        await staff.Page.GetByText(category, new() { Exact = true }).ClickAsync();
        await staff.Page.GetByText("Område", new() { Exact = true }).First.ClickAsync();
        await staff.Page.GetByLabel("Område").Last.SelectOptionAsync("torget");
        await staff.Page.GetByText("Oroande", new() { Exact = true }).ClickAsync();
    }

    [Fact]
    public async Task Whoever_only_reports_begins_with_the_form()
    {
        await using var staff = await browser.OpenAsync(Browser.Phone);
        await staff.SignInAsync("Maria Lindqvist");
        await Expect(staff.Page).ToHaveURLAsync($"{RunningEst.Gateway}1862/rapportera");
        await Expect(staff.Page.GetByRole(AriaRole.Navigation, new() { Name = "Sidor" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Rapportera", "Mitt arbete"]);
    }

    [Fact]
    public async Task Four_choices_make_a_report_and_its_number_comes_back()
    {
        await using var staff = await OpenAsync();
        await FillAsync(staff);
        await staff.Page.GetByLabel("Beskriv, om du vill").FillAsync("Stor målning på scenen.");
        var sent = await SendAsync(staff);
        sent.ToJsonString().ShouldBe(JsonNode.Parse("""
            {"occurredFrom":"2026-03-05T09:00:00+01:00","occurredTo":null,"category":"klotter","severity":2,"kind":"incident","description":"Stor målning på scenen.",
             "place":{"precision":"area","lon":null,"lat":null,"areaCode":"torget"},"firstHand":true,"policeReported":false,"actionTaken":null}
            """)!.ToJsonString());
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Tack. Rapporten är mottagen." })).ToBeFocusedAsync();
        await Expect(staff.Page.GetByText(MadeReports.Number)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_span_is_said_in_swedish_time_wherever_the_phone_thinks_it_is()
    {
        await using var staff = await OpenAsync();
        await FillAsync(staff);
        await staff.Page.GetByText("Mellan", new() { Exact = true }).ClickAsync();
        await staff.Page.GetByLabel("Tidigast").FillAsync("2026-03-04T22:00");
        await staff.Page.GetByLabel("Senast").FillAsync("2026-03-04T21:00");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka", Exact = true }).ClickAsync();
        await Expect(staff.Page.GetByText("Den senaste tiden kan inte ligga före den tidigaste.")).ToBeVisibleAsync();
        await staff.Page.GetByLabel("Senast").FillAsync("2026-03-05T06:00");
        var sent = await SendAsync(staff);
        ((string)sent["occurredFrom"]!).ShouldBe("2026-03-04T22:00:00+01:00");
        ((string)sent["occurredTo"]!).ShouldBe("2026-03-05T06:00:00+01:00");
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_it()
    {
        await using var staff = await OpenAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka", Exact = true }).ClickAsync();
        await Expect(staff.Page.Locator(".report-wrong")).ToHaveTextAsync(
            ["Välj vad som har hänt.", "Säg var det hände: tryck på kartan, välj område eller skriv platsen.", "Välj hur allvarligt det var."]);
        await FillAsync(staff);
        await Expect(staff.Page.Locator(".report-wrong")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task One_presses_the_map_where_it_happened()
    {
        await using var staff = await OpenAsync();
        await FillAsync(staff);
        await staff.Page.GetByText("Karta", new() { Exact = true }).ClickAsync();
        var map = staff.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Karta över kommunens områden") });
        await map.ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Platsen är utsatt") })).ToBeVisibleAsync();
        var place = (await SendAsync(staff))["place"]!;
        ((string)place["precision"]!).ShouldBe("point");
        ((double)place["lon"]!).ShouldBeInRange(14.40, 14.46);
        ((double)place["lat"]!).ShouldBeInRange(59.22, 59.26);
    }

    [Fact]
    public async Task A_kommun_that_has_drawn_no_areas_yet_can_report_all_the_same()
    {
        await using var staff = await OpenAsync();
        await staff.AnswerAsync(MadeAnswers.AnyAreas, JsonNode.Parse("""
            {"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"code":"1862","name":"Degerfors","parent":null,"population":null,"validFrom":"2000-01-01","validTo":null,"neighbours":[]}}]}
            """)!);
        await staff.GoToAsync("/1862/rapportera");
        await Expect(staff.Page.GetByText("Kommunens karta är inte inlagd än.")).ToBeVisibleAsync();
        await staff.Page.GetByText("Klotter", new() { Exact = true }).ClickAsync();
        await staff.Page.GetByText("Plats", new() { Exact = true }).ClickAsync();
        await staff.Page.GetByLabel("Adress eller plats").FillAsync("Vid stationen");
        await staff.Page.GetByText("Oroande", new() { Exact = true }).ClickAsync();
        JsonNode.DeepEquals((await SendAsync(staff))["place"], JsonNode.Parse("""{"precision":"municipality","lon":null,"lat":null,"areaCode":null,"address":"Vid stationen"}""")).ShouldBeTrue();
    }

    [Fact]
    public async Task Ones_own_position_is_the_quickest_pin_and_a_refusal_says_what_to_do_instead()
    {
        await using var staff = await OpenAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Använd min plats" }).ClickAsync();
        await Expect(staff.Page.GetByText("Telefonen får inte visa var du är. Tryck på kartan i stället, eller tillåt platsen i telefonens inställningar.")).ToBeVisibleAsync();

        await staff.Page.Context.GrantPermissionsAsync(["geolocation"]);
        await staff.Page.Context.SetGeolocationAsync(new() { Longitude = 14.43f, Latitude = 59.24f, Accuracy = 12 });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Använd min plats" }).ClickAsync();
        await Expect(staff.Page.GetByText("Din plats är utsatt, på 12 meter när.")).ToBeVisibleAsync();

        await staff.Page.Context.SetGeolocationAsync(new() { Longitude = 18.07f, Latitude = 59.33f, Accuracy = 12 });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Använd min plats" }).ClickAsync();
        await Expect(staff.Page.GetByText("Du är utanför kommunen. Tryck på kartan där det hände.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_name_is_pointed_at_while_one_writes()
    {
        await using var staff = await OpenAsync();
        await staff.AnswerAsync("**/reports/check-text", new { found = new[] { new { kind = "namn", from = 0, length = 13 } }, masked = "[namn] målade på scenen" });
        await staff.Page.GetByLabel("Beskriv, om du vill").FillAsync("Anna Svensson målade på scenen");
        await Expect(staff.Page.Locator(".report-found")).ToHaveTextAsync("Det här ser ut som ett namn: ”Anna Svensson”. Skriv vad som hände, inte vem.");
        await staff.Page.GetByLabel("Beskriv, om du vill").FillAsync("Någon målade");
        await Expect(staff.Page.Locator(".report-found")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Several_events_go_in_one_go_each_with_a_key_of_its_own()
    {
        await using var staff = await OpenAsync();
        var keys = new List<string>();
        staff.Page.Request += (_, request) => { if (request.Method == "POST" && request.Url.EndsWith("/reports", StringComparison.Ordinal)) keys.Add(request.Headers["idempotency-key"]); };
        await FillAsync(staff);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Lägg till en till" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Region, new() { Name = "I samma omgång" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await staff.Page.GetByText("Belysning", new() { Exact = true }).ClickAsync(); // the place is the same as before
        await staff.Page.GetByText("Störande", new() { Exact = true }).ClickAsync();
        await SendAsync(staff, "Skicka 2 rapporter");
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Tack. 2 rapporter är mottagna." })).ToBeVisibleAsync();
        keys.Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_calm_week_is_said()
    {
        await using var staff = await OpenAsync();
        var sent = await MadeReports.SentAsync(staff, "POST", "/reports/nil", new { week = "2026-W10" },
            () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Inget att rapportera vecka 10" }).ClickAsync(), 201);
        sent.ToJsonString().ShouldBe("""{"week":"2026-W10"}""");
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "Tack. Nu vet alla att veckan var lugn." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ones_own_are_changed_taken_back_and_say_what_became_of_them()
    {
        await using var staff = await OpenAsync();
        await staff.AnswerAsync("**/reports?mine=true*", new { reports = new[] { MadeReports.Report(masked: new JsonObject { ["namn"] = 1 }) }, next = (string?)null });
        await staff.AnswerAsync("**/outcome", Outcome());
        await staff.GoToAsync("/1862/rapportera/mina");
        await Expect(staff.Opening).ToHaveTextAsync("Du har lämnat 1 rapport den här veckan.");
        await Expect(staff.Page.GetByText("Vi dolde 1 namn i texten.")).ToBeVisibleAsync();

        await staff.Page.GetByText("Vad hände med rapporten?").ClickAsync();
        await Expect(staff.Page.GetByText("Din rapport räknades i lägesbilden för v. 10.")).ToBeVisibleAsync();

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ändra: Klotter" }).ClickAsync();
        await staff.Page.GetByText("Allvarligt", new() { Exact = true }).ClickAsync();
        var edited = await MadeReports.SentAsync(staff, "PUT", $"/reports/{MadeReports.Id}", new { id = MadeReports.Id, revision = 2, status = "revised" },
            () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara ändringen" }).ClickAsync());
        ((int)edited["severity"]!).ShouldBe(3);
        ((string)edited["occurredFrom"]!).ShouldBe("2026-03-04T21:30:00+01:00");
        JsonNode.DeepEquals(edited["place"], JsonNode.Parse("""{"precision":"area","lon":null,"lat":null,"areaCode":"torget","address":"Vid scenen"}""")).ShouldBeTrue();

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ta tillbaka: Klotter" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ta tillbaka", Exact = true })).ToBeDisabledAsync();
        await staff.Page.GetByLabel("Varför tar du tillbaka den?").FillAsync("Det var ett konstverk.");
        var retracted = await MadeReports.SentAsync(staff, "POST", $"/reports/{MadeReports.Id}/retract", new { }, () => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ta tillbaka", Exact = true }).ClickAsync());
        ((string)retracted["reason"]!).ShouldBe("Det var ett konstverk.");
    }

    [Fact]
    public async Task Whoever_reads_English_is_told_from_the_facts_what_became_of_it()
    {
        await using var staff = await OpenAsync();
        await staff.AnswerAsync("**/reports?mine=true*", new { reports = new[] { MadeReports.Report() }, next = (string?)null });
        await staff.AnswerAsync("**/outcome", Outcome());
        await staff.Page.EvaluateAsync("localStorage.setItem('est.language', 'en')");
        await staff.GoToAsync("/1862/rapportera/mina");
        await staff.Page.GetByText("What became of the report?").ClickAsync();
        await Expect(staff.Page.Locator(".report-outcome li")).ToHaveTextAsync(["It counted in the picture of w. 10.", "Intervention 7: Ny belysning (ongoing)"]);
    }

    private static JsonNode Outcome() => JsonNode.Parse("""
        {"pictures":[{"week":"2026-W10","version":1,"agreedAt":"2026-03-11T09:30:00+01:00"}],"area":{"code":"torget","name":"Torget"},"signals":[],
         "interventions":[{"number":7,"what":"Ny belysning","state":"ongoing"}],"sentence":"Din rapport räknades i lägesbilden för v. 10."}
        """)!;

    [Fact]
    public async Task The_scripts_of_the_form_weigh_less_than_250_kB()
    {
        await using var staff = await browser.OpenAsync(Browser.Phone);
        await staff.SignInAsync("Maria Lindqvist");
        // What is fetched once the form is there, the large map among it, nobody waits for.
        await staff.Page.AddInitScriptAsync("""
            window.scripts = new Promise(resolve => new MutationObserver((_, observer) => {
              if (!document.querySelector('.report-form input')) return;
              observer.disconnect();
              resolve(performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js')).map(one => one.encodedBodySize));
            }).observe(document, { childList: true, subtree: true }));
            """);
        await staff.GoToAsync("/1862/rapportera");
        var scripts = await staff.Page.EvaluateAsync<long[]>("window.scripts");
        scripts.Sum().ShouldBeInRange(50_000, 250_000);
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync(size: phone ? Browser.Phone : Browser.Desk, colours: colours);
        await staff.Page.GetByText("Mer om händelsen").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Skicka", Exact = true }).ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("form");
        (await staff.OverflowAsync()).ShouldBe(0);
        await FillAsync(staff);
        await SendAsync(staff);
        await Expect(staff.Page.GetByText(MadeReports.Number)).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("receipt");
        await staff.AnswerAsync("**/reports?mine=true*", new { reports = new[] { MadeReports.Report() }, next = (string?)null });
        await staff.GoToAsync("/1862/rapportera/mina");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ändra: Klotter" }).ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("mine");
        (await staff.OverflowAsync()).ShouldBe(0);
        staff.Complaints.ShouldBeEmpty();
    }
}
