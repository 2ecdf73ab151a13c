using System.Text;
using System.Text.RegularExpressions;

namespace Est.Ui.Tests;

/// <summary>Steering group and council read two printed pages.</summary>
public sealed partial class OnPaper(Browser browser)
{
    [Fact]
    public async Task The_largest_picture_takes_two_pages_and_says_what_was_left_out()
    {
        await using var staff = await browser.OpenAsync();
        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeAnswers.LargePicture());
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas([.. Enumerable.Range(1, 60).Select(i => $"a{i}")]));
        await staff.AnswerAsync(MadeAnswers.AnyTrend, MadeAnswers.Trend(weeks: 53, count: 1200));
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/lagesbild/2026-W10");
        await Expect(staff.Page.Locator(".line-chart")).ToBeVisibleAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Visa alla 60" }).ClickAsync();
        foreach (var toggle in await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Tabell" }).AllAsync()) await toggle.ClickAsync();

        PagesOf(await staff.Page.PdfAsync(new() { PreferCSSPageSize = true })).ShouldBe(2);

        await staff.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(staff.Page.GetByText("De 10 första av 60.")).ToBeVisibleAsync();
        await Expect(staff.Page.Locator(".areas tbody tr:visible")).ToHaveCountAsync(10);
        await Expect(staff.Page.Locator(".bar-chart, .line-chart, .heat-map")).ToHaveCountAsync(3);
        await Expect(staff.Page.Locator("header.frame-head, nav, .figure-toggle").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await Expect(staff.Page.GetByText("Demodata – påhittade personer och rapporter").Filter(new() { Visible = true })).ToHaveCountAsync(1);
    }

    /// <summary>Chromium writes a PDF's page objects as plain text.</summary>
    public static int PagesOf(byte[] pdf) => PageObject().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();
}
