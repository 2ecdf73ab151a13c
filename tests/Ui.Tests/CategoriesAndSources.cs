using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>What a kommun calls things, what other systems' words mean there, and what happens to what is written about a person.</summary>
public sealed class CategoriesAndSources(Browser browser)
{
    private const string Sources = "**/api/1862/categories/sources/felanmalan", Privacy = "**/api/1862/categories/privacy";

    private readonly List<(string Address, JsonNode Body)> written = [];

    private async Task<StaffPage> OpenAsync(string part, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await browser.OpenAsync(size, colours);
        await staff.AnswerWalksAsync();
        await staff.AnswerAsync(Sources, JsonNode.Parse("""{"codes":{"Klotter på fasad":"klotter"}}""")!);
        await staff.AnswerAsync(Privacy, new { mode = "mask" });
        await staff.Page.RouteAsync("**/api/1862/categories/**", async route =>
        {
            if (route.Request.Method == "GET") { await route.FallbackAsync(); return; }
            written.Add((new Uri(route.Request.Url).AbsolutePath, JsonNode.Parse(route.Request.PostData!)!));
            await route.FulfillAsync(new() { Status = 204 });
        });
        await staff.SignInAsync("Sara Nyman");
        await staff.GoToAsync($"/1862/installningar/{part}");
        await Expect(staff.Opening).ToBeVisibleAsync();
        return staff;
    }

    [Fact]
    public async Task A_category_is_renamed_weighed_and_retired_and_the_form_says_what_that_means()
    {
        await using var staff = await OpenAsync("kategorier");
        await Expect(staff.Opening).ToHaveTextAsync("Kommunen rapporterar i 1 kategori. 1 används inte längre.");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ändra Belysning" }).ClickAsync();
        await staff.Page.GetByLabel("Namn").FillAsync("Lampor");
        await staff.Page.GetByLabel("Vikt").FillAsync("mycket");
        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" })).ToBeDisabledAsync();
        await staff.Page.GetByLabel("Vikt").FillAsync("1,5");
        await staff.Page.GetByText("Går att rapportera under").ClickAsync();
        await Expect(staff.Page.GetByText("Rapporter som redan finns räknas och visas som förut.")).ToBeVisibleAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Eventually.SeesAsync("it is saved", () => Task.FromResult(written.Count), count => count == 1);
        (written[0].Address, written[0].Body.ToJsonString()).ShouldBe(("/api/1862/categories/belysning", """{"name":"Lampor","weight":1.5,"retired":true}"""));
    }

    [Fact]
    public async Task A_sources_words_are_tied_to_the_kommuns_categories()
    {
        await using var staff = await OpenAsync("kallor");
        await staff.Page.GetByLabel("Källa").FillAsync("felanmalan");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Visa källans ord" }).ClickAsync();
        await Expect(staff.Page.GetByLabel("Ordet hos källan")).ToHaveValueAsync("Klotter på fasad");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ett ord till" }).ClickAsync();
        await staff.Page.GetByLabel("Ordet hos källan").Last.FillAsync("Trasig lampa");
        await staff.Page.GetByLabel("Er kategori").Last.SelectOptionAsync("belysning");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Eventually.SeesAsync("they are saved", () => Task.FromResult(written.Count), count => count == 1);
        JsonNode.DeepEquals(written[0].Body, JsonNode.Parse("""{"codes":{"Klotter på fasad":"klotter","Trasig lampa":"belysning"}}""")).ShouldBeTrue(written[0].Body.ToJsonString());
    }

    [Fact]
    public async Task Each_way_with_personal_data_is_chosen_by_its_example()
    {
        await using var staff = await OpenAsync("personuppgifter");
        await Expect(staff.Opening).ToHaveTextAsync("Personuppgifter maskeras i rapporterna.");
        await Expect(staff.Page.GetByText("Bråk vid porten, ring [namn] [telefon].", new() { Exact = true })).ToBeVisibleAsync();
        await staff.Page.GetByText("Svar: Ta bort namnet och telefonnumret.").ClickAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Eventually.SeesAsync("it is saved", () => Task.FromResult(written.Count), count => count == 1);
        (written[0].Address, written[0].Body.ToJsonString()).ShouldBe(("/api/1862/categories/privacy", """{"mode":"refuse"}"""));
    }

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing_and_nothing_reaches_beyond_the_edge(ColorScheme colours, bool phone)
    {
        await using var staff = await OpenAsync("kategorier", phone ? Browser.Phone : Browser.Desk, colours);
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Ändra Belysning" }).ClickAsync();
        await CheckAsync("categories");
        await staff.GoToAsync("/1862/installningar/kallor");
        await staff.Page.GetByLabel("Källa").FillAsync("felanmalan");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Visa källans ord" }).ClickAsync();
        await Expect(staff.Page.GetByLabel("Ordet hos källan")).ToBeVisibleAsync();
        await CheckAsync("sources");
        await staff.GoToAsync("/1862/installningar/personuppgifter");
        await Expect(staff.Opening).ToBeVisibleAsync();
        await CheckAsync("privacy");
        staff.Complaints.ShouldBeEmpty();

        async Task CheckAsync(string what)
        {
            (await staff.AxeViolationsAsync()).ShouldBeEmpty(what);
            (await staff.OverflowAsync()).ShouldBe(0, what);
        }
    }
}
