namespace Est.Ui.Tests;

/// <summary>The pages of the year and of telling: readable by everyone, within the screen, and refused nothing by the policy.</summary>
public sealed class ToldToEveryone(Browser browser)
{
    private static readonly string[] Paths =
    [
        "/1862/arsanalys", "/1862/aterkoppling", "/1862/aterkoppling/letter-1", "/1862/aterkoppling/skriv", "/1862/aterkoppling/utskick",
        "/1862/lokbra", "/1862/lokbra/publicera", "/1862/lokbra/radet", "/1862/loften", "/1862/atgardsplan",
    ];

    [Theory, MemberData(nameof(ForEveryone.Screens), MemberType = typeof(ForEveryone))]
    public async Task Axe_finds_nothing_and_nothing_reaches_beyond_the_edge(ColorScheme colours, bool phone)
    {
        await using var staff = await browser.OpenAsync(phone ? Browser.Phone : Browser.Desk, colours);
        await staff.AnswerFollowUpAsync();
        await staff.SignInAsync("Anna Bergström");
        foreach (var path in Paths)
        {
            await staff.GoToAsync(path);
            await Expect(staff.Opening.First).ToBeVisibleAsync();
            await staff.OpenEverythingAsync();
            (await staff.AxeViolationsAsync()).ShouldBeEmpty(path);
            (await staff.OverflowAsync()).ShouldBe(0, path);
        }
        staff.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(320, 640)] // the narrowest that WCAG 1.4.10 asks for
    [InlineData(720, 450)] // a laptop at 200 %
    public async Task Nothing_reaches_beyond_the_edge_however_much_there_is(int width, int height)
    {
        await using var staff = await browser.OpenAsync(new() { Width = width, Height = height });
        await staff.AnswerFollowUpAsync();
        await staff.AnswerAsync(MadeFollowUp.AnyYear, MadeFollowUp.Year(kinds: 10, areas: 60));
        await staff.AnswerAsync(MadeFollowUp.AnyReport, MadeFollowUp.Report(areas: 40, categories: 20));
        await staff.SignInAsync("Anna Bergström");
        foreach (var path in Paths)
        {
            await staff.GoToAsync(path);
            await Expect(staff.Opening.First).ToBeVisibleAsync();
            await staff.OpenEverythingAsync();
            (await staff.OverflowAsync()).ShouldBe(0, path);
        }
    }
}

file static class Opened
{
    /// <summary>Tables, the interventions behind a kind, deliveries and forms: what stands behind a button is read too.</summary>
    public static async Task OpenEverythingAsync(this StaffPage staff)
    {
        foreach (var name in new[] { "Visa insatserna: Belysning", "Leveranser till", "Lägg till en mottagare", "Nytt löfte", "Bedöm löftet Synliga poliser" })
            if (await staff.Page.GetByRole(AriaRole.Button, new() { Name = name }).CountAsync() == 1) await staff.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        foreach (var toggle in await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Tabell" }).AllAsync()) await toggle.ClickAsync();
    }
}
