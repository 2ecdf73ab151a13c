namespace Est.Ui.Tests;

/// <summary>Three people in one meeting, each in a browser of their own, on everything real: what one does the others see without doing anything.</summary>
public sealed class AMeetingOfThree(Browser browser)
{
    // A week of long ago, so that what is agreed here is in no other test's way; each run has a kommun's next free one.
    private const string Path = "/1883/mote/2018-W";

    [Fact]
    public async Task Goes_from_its_beginning_to_the_agreed_picture_on_three_screens()
    {
        var path = await FreeWeekAsync();
        await using var anna = await browser.OpenAsAsync("Anna Bergström", path, new() { Width = 1920, Height = 1080 });
        await using var johan = await browser.OpenAsAsync("Johan Ek", path);
        await using var erik = await browser.OpenAsAsync("Erik Sund", path);
        await Expect(johan.Page.GetByText("Samordnaren börjar mötet.")).ToBeVisibleAsync();

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Börja mötet" }).ClickAsync();
        foreach (var one in new[] { anna, johan, erik }) await Expect(one.Page.Locator(".stage-title")).ToHaveTextAsync("Förändring");
        foreach (var one in new[] { anna, johan, erik }) await Expect(one.Page.Locator(".people-here")).ToContainTextAsync("3 är med");

        await johan.Page.GetByLabel("Vad ska göras?").FillAsync("Halvskrivet");
        await erik.Page.GetByLabel("Vad ska göras?").FillAsync("Gå förbi ishallen fredag kväll");
        await erik.Page.GetByLabel("Vem gör det?").FillAsync("Polisen");
        await erik.Page.GetByRole(AriaRole.Button, new() { Name = "Spara beslut" }).ClickAsync();
        foreach (var one in new[] { anna, johan, erik }) await Expect(one.Page.Locator(".decisions li")).ToContainTextAsync("Gå förbi ishallen fredag kväll");

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Fokus nästa vecka" }).ClickAsync();
        foreach (var one in new[] { johan, erik }) await Expect(one.Page.Locator(".stage-title")).ToHaveTextAsync("Fokus nästa vecka");
        await Expect(johan.Page.GetByLabel("Vad ska göras?")).ToHaveValueAsync("Halvskrivet");

        await erik.Page.ReloadAsync();
        await Expect(erik.Page.Locator(".stage-title")).ToHaveTextAsync("Fokus nästa vecka");
        await Expect(erik.Page.Locator(".decisions li")).ToContainTextAsync("Gå förbi ishallen fredag kväll");

        await anna.Page.Locator(".meeting-head").GetByRole(AriaRole.Button, new() { Name = "Fastställ lägesbilden" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Fastställ" }).First.ClickAsync();
        foreach (var one in new[] { anna, johan, erik }) await Expect(one.Page.Locator(".opening")).ToContainTextAsync("Mötet är slut: 1 beslut.");
        foreach (var one in new[] { anna, johan, erik }) one.Complaints.ShouldBeEmpty();
    }

    private static async Task<string> FreeWeekAsync()
    {
        using var coordinator = await RunningEst.ClientAsync("1883", "samordnare", "Karlskoga kommun");
        for (var number = 1; number <= 52; number++)
        {
            var picture = await RunningEst.PictureAsync(coordinator, "1883", $"2018-W{number:00}");
            if ((int)picture["revision"]! == 0) return $"{Path}{number:00}";
        }
        throw new InvalidOperationException("All weeks of 2018 are used up: start with ./est up --fresh.");
    }
}
