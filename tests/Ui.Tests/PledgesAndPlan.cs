using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>What was promised the residents, and the plan that the law asks for.</summary>
public sealed class PledgesAndPlan(Browser browser)
{
    private async Task<StaffPage> OpenAsync(string path, string persona = "Anna Bergström")
    {
        var staff = await browser.OpenAsync();
        await staff.BeAtAsync("2026-03-04T09:00:00+01:00");
        await staff.AnswerFollowUpAsync();
        await staff.SignInAsync(persona);
        await staff.GoToAsync(path);
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    [Fact]
    public async Task A_pledge_shows_from_where_it_came_what_is_done_and_how_it_stands()
    {
        await using var staff = await OpenAsync("/1862/loften");
        await Expect(staff.Opening).ToHaveTextAsync("2 löften till invånarna. Nästa bedömning ska vara klar 30 juni 2026.");
        var pledge = staff.Page.Locator(".pledge").First;
        await Expect(pledge).ToContainTextAsync("Bygger på: lägesbilden vecka 46 2025; Vandring i november.");
        await Expect(pledge.Locator(".pledge-mark").First).ToHaveTextAsync("Hålls delvis");
        await Expect(pledge.GetByRole(AriaRole.Link, new() { Name = "Ny belysning" })).ToHaveAttributeAsync("href", "/1862/insatser/i1");
    }

    [Fact]
    public async Task The_status_of_a_half_year_is_one_choice_and_a_few_words()
    {
        await using var staff = await OpenAsync("/1862/loften");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Bedöm löftet Tryggare gångvägar" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Radio, new() { Name = "Hålls", Exact = true }).CheckAsync(new() { Force = true });
        await staff.Page.GetByLabel("Vad har gjorts").FillAsync("Häcken är klippt.");
        await staff.AnswerAsync("**/pledges/p1/statuses/*", new { });
        var saved = await staff.Page.RunAndWaitForRequestAsync(() => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync(), request => request.Method == "PUT");
        new Uri(saved.Url).AbsolutePath.ShouldBe("/api/1862/pledges/p1/statuses/2026-H1");
        ((string)JsonNode.Parse(saved.PostData!)!["status"]!).ShouldBe("kept");
    }

    [Fact]
    public async Task Only_a_pledge_without_a_status_can_be_removed()
    {
        await using var staff = await OpenAsync("/1862/loften");
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ta bort löftet" })).ToHaveAccessibleNameAsync("Ta bort löftet Synliga poliser");
    }

    [Fact]
    public async Task The_plan_stands_in_the_columns_of_bra_with_a_word_beside_each_colour()
    {
        await using var staff = await OpenAsync("/1862/atgardsplan");
        await Expect(staff.Opening).ToHaveTextAsync("2 åtgärder i planen. Uppföljningen: 1 på grönt, 0 på gult och 2 på rött.");
        await Expect(staff.Page.Locator(".two-years")).ToHaveTextAsync("gult Planen ska ses över senast 12 juni 2026: 101 dagar kvar.");
        await Expect(staff.Page.Locator(".plan-rows thead th")).ToHaveTextAsync(["Orsak", "Åtgärd", "Operativa mål", "När", "Vem", "Uppföljning"]);
        await Expect(staff.Page.Locator(".plan-rows tbody tr").Nth(1).Locator("td").Last).ToHaveTextAsync("gröntGjord.");
        await Expect(staff.Page.Locator(".plan-rows tbody tr").Last).ToHaveTextAsync("2 Häcken skymmer––––röttOrsaken har ingen beslutad åtgärd än.");
    }

    [Fact]
    public async Task A_sentence_from_the_data_is_taken_over_and_saved()
    {
        await using var staff = await OpenAsync("/1862/atgardsplan");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ta över: Under året lämnades 1 604 rapporter." }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ta över: Under året" })).ToHaveCountAsync(0);
        var saved = await staff.Page.RunAndWaitForRequestAsync(() => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara lägesbilden" }).ClickAsync(), request => request.Method == "PUT");
        ((string)JsonNode.Parse(saved.PostData!)!["mapping"]!).ShouldBe("Skadegörelse är vanligast.\nUnder året lämnades 1 604 rapporter.");
    }

    [Fact]
    public async Task A_plan_is_decided_when_all_three_parts_are_written_and_asked_about_twice()
    {
        await using var staff = await OpenAsync("/1862/atgardsplan");
        await Expect(staff.Page.Locator(".plan-decide")).ToContainTextAsync("Innan planen kan beslutas behövs: 2. Annan information av betydelse och 3. Analys av kartläggningen och informationen.");

        await staff.AnswerAsync(MadeFollowUp.Plan, MadeFollowUp.PlanOf(rest: "Skrivet."));
        await staff.Page.ReloadAsync();
        await staff.Page.GetByLabel("Diarienummer eller paragraf").FillAsync("KS 2026/12");
        await staff.AnswerAsync("**/api/*/action-plan/decide", new { version = 2 });
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara beslutet" }).ClickAsync();
        var decided = await staff.Page.RunAndWaitForRequestAsync(() => staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ja, planen är beslutad" }).ClickAsync(), request => request.Method == "POST");
        decided.PostData.ShouldBe("""{"decidedOn":"2026-03-04","reference":"KS 2026/12","revision":5}""");
        await Expect(staff.Page.GetByText("Beslutet är sparat.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_decided_plan_is_only_read()
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerFollowUpAsync();
        await staff.AnswerAsync("**/api/*/action-plan?version=1", MadeFollowUp.PlanOf("decided"));
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/atgardsplan?version=1");
        await Expect(staff.Page.GetByText("Beslutad 12 juni 2024, KS 2024/88.")).ToBeVisibleAsync();
        await Expect(staff.Page.Locator(".action-plan form")).ToHaveCountAsync(0);
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Word" })).ToHaveAttributeAsync("href", "/api/1862/action-plan/document?version=1");
        await staff.Page.GetByRole(AriaRole.Link, new() { Name = "Till utkastet" }).ClickAsync();
        await Expect(staff.Page.Locator(".action-plan form").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Those_who_do_not_lead_read_the_plan_and_write_nothing()
    {
        await using var staff = await OpenAsync("/1862/atgardsplan", "Karin Holm");
        await Expect(staff.Page.Locator(".situation-text").First).ToHaveTextAsync("Skadegörelse är vanligast.");
        await Expect(staff.Page.Locator(".action-plan form, .plan-decide")).ToHaveCountAsync(0);
    }
}
