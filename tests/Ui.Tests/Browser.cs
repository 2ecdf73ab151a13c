using Est.Ui.Tests;

[assembly: AssemblyFixture(typeof(Browser))]
[assembly: AssemblyFixture(typeof(ReportedWeeks))]

namespace Est.Ui.Tests;

/// <summary>One Chromium for all tests. Each test opens a context of its own, which shares nothing with another's.</summary>
public sealed class Browser : IAsyncLifetime
{
    public static readonly ViewportSize Desk = new() { Width = 1440, Height = 900 };
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    private static readonly string AxeScript = File.ReadAllText(Path.Combine(RunningEst.Root, "Gateway", "ui", "node_modules", "axe-core", "axe.min.js"));

    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium", // Debian's; Playwright's own would be downloaded
            ChromiumSandbox = false,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page that nobody has signed in on.</summary>
    /// <param name="offline">With the service worker that opens the form without a net. It answers before a test's own answers do, so the others go without.</param>
    public async Task<StaffPage> OpenAsync(ViewportSize? size = null, ColorScheme colours = ColorScheme.Light, bool reducedMotion = false, bool offline = false)
    {
        var context = await chromium.NewContextAsync(new()
        {
            BaseURL = RunningEst.Gateway.ToString(),
            ViewportSize = size ?? Desk,
            ColorScheme = colours,
            ReducedMotion = reducedMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
            Locale = "sv-SE",
            ServiceWorkers = offline ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
            TimezoneId = "Asia/Tokyo", // weeks are Swedish wherever the reader's computer thinks it is
        });
        await context.AddInitScriptAsync(AxeScript);
        return new StaffPage(context, await context.NewPageAsync());
    }

    /// <summary>A page on which somebody is signed in, at an address.</summary>
    public async Task<StaffPage> OpenAsAsync(string persona, string path, ViewportSize? size = null, ColorScheme colours = ColorScheme.Light)
    {
        var staff = await OpenAsync(size, colours);
        await staff.SignInAsync(persona);
        await staff.GoToAsync(path);
        return staff;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }
}
