using System.Globalization;
using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>What was reported is what the page shows, by sentence, number, bar, line and hour.</summary>
public sealed class ThePictureOfAWeek(Browser browser, ReportedWeeks reported)
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>Of areas nothing is said in a kommun that has none.</summary>
    private string OfAreas(string sentence) => reported.Picture["areas"]!.AsArray().Count > 1 ? sentence : "";

    private Task<StaffPage> OpenAsync() => browser.OpenAsAsync("Anna Bergström", $"/1862/lagesbild/{ReportedWeeks.Week}");

    [Fact]
    public async Task It_begins_with_one_sentence_made_from_the_data()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Opening).ToHaveTextAsync($"Vecka 10: 12 rapporter, 7 fler än väntat. Det ryms inom det väntade. {OfAreas("Inget område avviker. ")}Skadegörelse har ökat mest, från 2 till 8.");
        await Expect(staff.Page).ToHaveTitleAsync("Lägesbild v. 10 2019 – Degerfors – Est");
    }

    [Fact]
    public async Task The_key_numbers_are_those_of_the_API()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Page.Locator(".key-numbers dd")).ToHaveTextAsync(new[]
        {
            "12", "+7", $"{reported.Picture["signals"]!.AsArray().Count}", $"{reported.Picture["organisations"]!.AsArray().Count(IsSilent)}",
        });
        await Expect(staff.Page.Locator(".key-numbers-note")).ToContainTextAsync($"viktad summa {((double)reported.Picture["weighted"]!).ToString("0.#", Swedish)}");
    }

    [Fact]
    public async Task The_categories_stand_most_first_with_the_week_before()
    {
        await using var staff = await OpenAsync();
        var figure = staff.Figure("Kategorier");
        await Expect(figure.Locator(".bar-chart-name")).ToHaveTextAsync(new[] { "Skadegörelse", "Klotter", "Brand" });
        await Expect(figure.Locator(".bar-chart-value")).ToHaveTextAsync(new[] { "8 +6", "3 0", "1 +1" });
        await Expect(figure.Locator(".bar-chart")).ToHaveAccessibleNameAsync(
            "Stapeldiagram över rapporter per kategori. Skadegörelse 8, veckan före 2; Klotter 3, veckan före 3; Brand 1, veckan före 0.");
    }

    [Fact]
    public async Task The_line_ends_in_the_week()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Figure("Över tid").Locator(".line-chart-last")).ToHaveTextAsync("12");
    }

    [Fact]
    public async Task The_hours_are_those_of_swedish_time()
    {
        await using var staff = await OpenAsync();
        var figure = staff.Figure("Dygn och vecka");
        await Expect(figure.Locator("h2")).ToHaveTextAsync("Mest fredag kväll (18–24): 12 av 12");
        await Expect(figure.Locator(".heat-map-readout")).ToHaveTextAsync("fredag 22–23: 12 rapporter");
    }

    [Fact]
    public async Task Each_picture_says_how_many_reports_it_rests_on()
    {
        await using var staff = await OpenAsync();
        await Expect(staff.Figure("Kategorier").Locator(".figure-source")).ToContainTextAsync("Källa: 12 rapporter, 1 aktör, vecka 10");
        await Expect(staff.Figure("Dygn och vecka").Locator(".figure-source")).ToContainTextAsync("Källa: 12 rapporter, 1 aktör, vecka 10");
        await Expect(staff.Page.Locator(".actors li")).ToHaveTextAsync(new[] { "Degerforsbyggen12 rapporter" });
    }

    [Fact]
    public async Task English_is_one_switch_away_and_is_remembered()
    {
        await using var staff = await OpenAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Anna Bergström" }).ClickAsync();
        await staff.Page.GetByRole(AriaRole.Radio, new() { Name = "English" }).ClickAsync();
        await Expect(staff.Opening).ToHaveTextAsync($"Week 10: 12 reports, 7 more than expected. That is within what is expected. {OfAreas("No area departs from the usual. ")}Skadegörelse has risen most, from 2 to 8.");
        await staff.Page.ReloadAsync();
        await Expect(staff.Opening).ToContainTextAsync("Week 10: 12 reports");
        await Expect(staff.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    private static bool IsSilent(JsonNode? organisation) => organisation!["silent"] is { } silent
        ? (bool)silent
        : (int)organisation["reports"]! == 0 && (int)organisation["planned"]! == 0 && !(bool)organisation["nil"]!;
}
