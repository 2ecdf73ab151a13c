namespace Est.Ui.Tests;

/// <summary>Everything by keyboard, from sign-in to the last picture.</summary>
public sealed class WithoutAMouse(Browser browser)
{
    [Fact]
    public async Task One_signs_in_and_chooses_kommun_and_week()
    {
        await using var staff = await browser.OpenAsync();
        await staff.GoToAsync($"/1862/lagesbild/{ReportedWeeks.Week}");
        var persona = staff.Page.GetByRole(AriaRole.Button, new() { Name = "Anna Bergström" });
        await Expect(persona).ToBeVisibleAsync();
        await staff.TabToAsync(persona);
        await staff.PressAsync("Enter");
        await Expect(staff.Heading).ToHaveTextAsync("Lägesbild Degerfors, vecka 10");

        await staff.TabToAsync(staff.Municipality.GetByRole(AriaRole.Button));
        await staff.PressAsync("Enter");
        await Expect(staff.Page.GetByRole(AriaRole.Option, new() { Name = "Degerfors" })).ToBeFocusedAsync();
        await staff.PressAsync("ArrowDown", "Enter");
        await Expect(staff.Heading).ToHaveTextAsync("Lägesbild Karlskoga, vecka 10");

        await staff.TabToAsync(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Föregående vecka" }));
        await staff.PressAsync("Enter");
        await Expect(staff.Week).ToHaveTextAsync("v. 9 2019");

        await staff.PressAsync("Tab", "Enter");
        await Expect(staff.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Vecka 9,") })).ToBeFocusedAsync();
        await staff.PressAsync("ArrowDown", "ArrowRight", "Enter"); // a row is seven weeks
        await Expect(staff.Week).ToHaveTextAsync("v. 17 2019");
        await Expect(staff.Page).ToHaveURLAsync($"{RunningEst.Gateway}1883/lagesbild/2019-W17");

        await staff.Page.GoBackAsync();
        await Expect(staff.Week).ToHaveTextAsync("v. 9 2019");
    }

    [Fact]
    public async Task A_picture_becomes_its_table_with_one_key()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", $"/1862/lagesbild/{ReportedWeeks.Week}");
        foreach (var label in new[] { "Kategorier", "Över tid", "Dygn och vecka" })
        {
            var figure = staff.Figure(label);
            await staff.TabToAsync(figure.GetByRole(AriaRole.Button, new() { Name = "Tabell" }));
            await staff.PressAsync("t");
            await Expect(figure.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
            await Expect(figure.GetByRole(AriaRole.Img)).ToHaveCountAsync(0);
            await staff.PressAsync("t");
            await Expect(figure.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task The_line_and_the_hours_are_read_point_by_point()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", $"/1862/lagesbild/{ReportedWeeks.Week}");
        var line = staff.Figure("Över tid").GetByRole(AriaRole.Slider);
        await staff.TabToAsync(line);
        await staff.PressAsync("ArrowLeft");
        await Expect(line).ToHaveAttributeAsync("aria-valuetext", "v. 9 2019: 5 rapporter");

        await staff.TabToAsync(staff.Page.Locator(".heat-map-plot"));
        await staff.PressAsync("ArrowLeft", "ArrowUp");
        await Expect(staff.Page.Locator(".heat-map-readout")).ToHaveTextAsync("torsdag 21–22: 0 rapporter");
    }

    [Fact]
    public async Task The_first_tab_skips_to_the_content()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", $"/1862/lagesbild/{ReportedWeeks.Week}");
        await Expect(staff.Opening).ToBeVisibleAsync();
        await staff.PressAsync("Tab");
        await Expect(staff.Page.GetByRole(AriaRole.Link, new() { Name = "Hoppa till innehållet" })).ToBeFocusedAsync();
        await staff.PressAsync("Enter");
        await Expect(staff.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_year_turns_in_its_fifty_third_week()
    {
        await using var staff = await browser.OpenAsAsync("Anna Bergström", "/1862/lagesbild/2020-W53");
        await Expect(staff.Week).ToHaveTextAsync("v. 53 2020");
        await staff.TabToAsync(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Nästa vecka" }));
        await staff.PressAsync("Enter");
        await Expect(staff.Week).ToHaveTextAsync("v. 1 2021");
    }
}
