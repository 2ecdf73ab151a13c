namespace Est.Ui.Tests;

/// <summary>Light and dark, large and small, in each state: readable by everyone, and refused nothing by the policy.</summary>
public sealed class ForEveryone(Browser browser)
{
    public static TheoryData<ColorScheme, bool> Screens => new()
    {
        { ColorScheme.Light, false }, { ColorScheme.Dark, false }, { ColorScheme.Light, true }, { ColorScheme.Dark, true },
    };

    [Theory, MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing_and_the_console_is_silent(ColorScheme colours, bool phone)
    {
        await using var staff = await browser.OpenAsync(phone ? Browser.Phone : Browser.Desk, colours);
        await staff.GoToAsync("/");
        await Expect(staff.Heading).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("sign-in");

        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync($"/1862/lagesbild/{ReportedWeeks.Week}");
        await Expect(staff.Page.Locator(".line-chart")).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("picture");

        foreach (var toggle in await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Tabell" }).AllAsync()) await toggle.ClickAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("tables");

        // React Aria's hidden close buttons stand beside the dialog they close, outside every landmark: no one loses by it.
        await staff.Page.Locator(".week-picker-week").ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync("region")).ShouldBeEmpty("weeks");
        await staff.PressAsync("Escape");

        await staff.GoToAsync("/1862/lagesbild/2011-W10");
        await Expect(staff.Page.GetByText("Gå till vecka 9")).ToBeVisibleAsync();
        (await staff.AxeViolationsAsync()).ShouldBeEmpty("empty");

        staff.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_the_pages_are_in_reach_of_the_thumb()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", $"/1862/lagesbild/{ReportedWeeks.Week}", Browser.Phone);
        await Expect(staff.Page.Locator(".line-chart")).ToBeVisibleAsync();
        (await staff.OverflowAsync()).ShouldBe(0);

        var bar = await staff.Page.GetByRole(AriaRole.Navigation).BoundingBoxAsync();
        (bar!.Y + bar.Height).ShouldBe(Browser.Phone.Height, tolerance: 1);
        foreach (var target in await staff.Page.Locator("header button:visible, nav a:visible, nav button:visible").AllAsync())
        {
            var box = await target.BoundingBoxAsync();
            box!.Height.ShouldBeGreaterThanOrEqualTo(44, await target.InnerTextAsync());
        }

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Mer" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Trygghetssamordnare");
    }

    [Theory]
    [InlineData(320, 640)] // the narrowest that WCAG 1.4.10 asks for
    [InlineData(720, 450)] // a laptop at 200 %
    [InlineData(1024, 768)]
    [InlineData(1920, 1080)]
    public async Task Nothing_reaches_beyond_the_edge_however_much_there_is(int width, int height)
    {
        await using var staff = await browser.OpenAsync(new() { Width = width, Height = height });
        await staff.AnswerAsync(MadeAnswers.AnyPicture, MadeAnswers.LargePicture());
        await staff.AnswerAsync(MadeAnswers.AnyAreas, MadeWeek.Areas([.. Enumerable.Range(1, 60).Select(i => $"a{i}")]));
        await staff.AnswerAsync(MadeAnswers.AnyTrend, MadeAnswers.Trend(weeks: 53, count: 1200));
        await staff.SignInAsync("Anna Bergström");
        await staff.GoToAsync("/1862/lagesbild/2026-W10");
        await Expect(staff.Page.Locator(".line-chart")).ToBeVisibleAsync();
        (await staff.OverflowAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_projector_is_read_from_four_metres()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", $"/1862/lagesbild/{ReportedWeeks.Week}", new() { Width = 1920, Height = 1080 });
        await Expect(staff.Opening).ToBeVisibleAsync();
        (await staff.Page.EvaluateAsync<string>("getComputedStyle(document.body).fontSize")).ShouldBe("20px");
    }

    [Fact]
    public async Task Who_wants_no_motion_gets_none()
    {
        await using var staff = await browser.OpenAsync(reducedMotion: true);
        await staff.SignInAsync("Anna Bergström");
        await Expect(staff.Opening).ToBeVisibleAsync();
        (await staff.Page.EvaluateAsync<double>("Math.max(...[...document.querySelectorAll('*')].map(e => parseFloat(getComputedStyle(e).transitionDuration)))")).ShouldBe(0);
    }
}
