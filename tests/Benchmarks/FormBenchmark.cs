using System.Globalization;
using Est.Testing;
using Microsoft.Playwright;

namespace Est.Benchmarks;

/// <summary>
/// The report form on a slow phone, in Chromium: a processor four times slower and Lighthouse's slow 4G (150 ms, 1.6 Mbit/s down, 0.75 up), with
/// nothing in its cache. The baseline is the least that the same phone can do: the gateway's smallest file, and a bare POST of the same report.
/// </summary>
internal static class FormBenchmark
{
    private const int WarmUp = 6, Openings = 7, Sendings = 15, CpuTimes = 4, RoundTripMs = 150;
    private const double Down = 1_638_400 / 8.0, Up = 750_000 / 8.0;

    private static readonly string[] Arguments = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Notes when the form stands there and the frame after it has been drawn.</summary>
    private const string NoteWhenUsable = """
        window.usable = new Promise(resolve => new MutationObserver((_, observer) => {
          if (!document.querySelector('.report-form input')) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => {
            const scripts = performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js'));
            const sum = size => scripts.reduce((total, one) => total + one[size], 0);
            resolve([performance.now(), sum('encodedBodySize'), sum('decodedBodySize')]);
          }));
        }).observe(document, { childList: true, subtree: true }));
        """;

    /// <summary>From the tap until the number is there, as the page itself sees it.</summary>
    private const string Tap = """
        async () => {
          const button = [...document.querySelectorAll('.report-send .button')][0];
          const start = performance.now();
          const done = new Promise(resolve => new MutationObserver((_, observer) => {
            if (document.querySelector('.report-received[data-state=taken] .report-number')) { observer.disconnect(); requestAnimationFrame(() => resolve(performance.now() - start)); }
          }).observe(document, { childList: true, subtree: true, attributes: true }));
          button.click();
          return done;
        }
        """;

    private const string Bare = """
        async () => {
          const start = performance.now();
          const answer = await fetch('/api/1862/reports', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Est-Csrf': '1', 'Idempotency-Key': crypto.randomUUID() },
            body: JSON.stringify({ occurredFrom: new Date().toISOString(), category: 'klotter', severity: 2, place: { precision: 'municipality', address: 'Vid stationen' } }) });
          if (!answer.ok) throw new Error(answer.status);
          return performance.now() - start;
        }
        """;

    public static async Task RunAsync()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", ChromiumSandbox = false, Args = Arguments });
        var (usable, least, scripts, unpacked) = (new List<double>(), new List<double>(), 0.0, 0.0);
        for (var opening = 0; opening < WarmUp + Openings; opening++)
        {
            var bare = await OpenAsync(chromium, "/est.svg");
            var floor = await bare.EvaluateAsync<double>("performance.getEntriesByType('navigation')[0].responseEnd");
            await bare.Context.DisposeAsync();
            var page = await OpenAsync(chromium, "/1862/rapportera");
            var noted = await page.EvaluateAsync<double[]>("window.usable");
            await page.Context.DisposeAsync();
            Table.Progress(string.Create(CultureInfo.InvariantCulture, $"form: usable after {noted[0]:0} ms, smallest file after {floor:0} ms"));
            if (opening < WarmUp) continue; // an instance that has just started keeps the cores busy for a while
            usable.Add(noted[0]);
            least.Add(floor);
            (scripts, unpacked) = (noted[1], noted[2]);
        }
        Table.Row("The report form on a slow phone (CPU 4x, slow 4G), empty cache: usable after, median", Table.Spread(usable, " ms"),
            Table.Spread(least, " ms the smallest file"), "under 2 000 ms", Table.Median(usable) < 2000);
        Table.Row("Its scripts, compressed", Table.Number(Math.Round(scripts / 1000), " kB"), Table.Number(Math.Round(unpacked / 1000), " kB uncompressed"), "under 250 kB", scripts < 250_000);
        await SendAsync(chromium);
    }

    private static async Task SendAsync(IBrowser chromium)
    {
        var (sent, posted) = (new List<double>(), new List<double>());
        var page = await OpenAsync(chromium, "/1862/rapportera");
        for (var sending = 0; sending <= Sendings; sending++)
        {
            await page.Locator(".report-form").WaitForAsync();
            await page.GetByText("Klotter", new() { Exact = true }).ClickAsync();
            await page.GetByText("Plats", new() { Exact = true }).First.ClickAsync();
            await page.GetByLabel("Adress eller plats").FillAsync("Vid stationen");
            await page.GetByText("Oroande", new() { Exact = true }).ClickAsync();
            var (tap, post) = (await page.EvaluateAsync<double>(Tap), await page.EvaluateAsync<double>(Bare));
            if (sending > 0) { sent.Add(tap); posted.Add(post); }
            await page.GetByRole(AriaRole.Button, new() { Name = "Ny rapport" }).ClickAsync();
        }
        await page.Context.DisposeAsync();
        Table.Row("From the tap on Skicka to the number, same phone, median (p95)", $"{Table.Number(Math.Round(Table.Median(sent)), " ms")} ({Table.Number(Math.Round(Table.Percentile(sent, 0.95)), " ms")})",
            $"{Table.Number(Math.Round(Table.Median(posted)), " ms")} ({Table.Number(Math.Round(Table.Percentile(posted, 0.95)), " ms")}) a bare POST", "under 1 000 ms", Table.Median(sent) < 1000);
    }

    /// <summary>A phone on which a reporter is signed in and which has never seen Est: its page at an address, slow from the first byte.</summary>
    private static async Task<IPage> OpenAsync(IBrowser chromium, string path)
    {
        var context = await chromium.NewContextAsync(new() { BaseURL = RunningEst.Gateway.ToString(), ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, Locale = "sv-SE", ServiceWorkers = ServiceWorkerPolicy.Block });
        var signedIn = await context.APIRequest.PostAsync("/session", new() { DataObject = new { persona = "rapportor" }, Headers = new Dictionary<string, string> { ["X-Est-Csrf"] = "1" } });
        if (!signedIn.Ok) throw new InvalidOperationException($"Nobody could sign in: {signedIn.Status}.");
        await context.AddInitScriptAsync(NoteWhenUsable);
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = RoundTripMs, ["downloadThroughput"] = Down, ["uploadThroughput"] = Up });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = CpuTimes });
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        return page;
    }
}
