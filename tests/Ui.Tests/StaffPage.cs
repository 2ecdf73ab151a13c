using System.Text.Json;

namespace Est.Ui.Tests;

/// <summary>What a person sees and does in the browser.</summary>
public sealed class StaffPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public StaffPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !IsOfTheBrowser(message.Text)) complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => { if (request.Failure != "net::ERR_ABORTED") complaints.Add($"{request.Url}: {request.Failure}"); };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings in the console, among them whatever the content security policy refused, and what could not be fetched.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public ILocator Heading => Page.Locator("h1:visible");
    public ILocator Opening => Page.Locator(".opening");
    public ILocator Week => Page.Locator(".week-picker-week strong");
    public ILocator Municipality => Page.Locator(".frame-municipality");

    /// <summary>A picture with its message, named by what it is of: <c>Kategorier</c>.</summary>
    public ILocator Figure(string label) => Page.Locator(".figure", new() { Has = Page.Locator(".figure-label", new() { HasTextString = label }) });

    public async Task GoToAsync(string path) => await Page.GotoAsync(path);

    /// <summary>Chooses a persona by name, and waits for the pages inside.</summary>
    public async Task SignInAsync(string persona)
    {
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Button, new() { Name = persona }).ClickAsync();
        await Expect(Page.Locator(".frame-main")).ToBeVisibleAsync();
    }

    /// <summary>Answers an address of the API with what a test has made, in place of the gateway.</summary>
    public Task AnswerAsync(string address, object body, int status = 200) => Page.RouteAsync(address, route => route.FulfillAsync(new()
    {
        Status = status,
        ContentType = status < 400 ? "application/json" : "application/problem+json",
        Body = JsonSerializer.Serialize(body, JsonSerializerOptions.Web),
    }));

    /// <summary>Sets the browser's clock, and with it which week is the current one.</summary>
    public Task BeAtAsync(string time) => Page.Clock.SetFixedTimeAsync(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);

    /// <summary>What axe-core finds wrong, a line for each rule with the elements that break it.</summary>
    public async Task<string[]> AxeViolationsAsync(params string[] except) => await Page.EvaluateAsync<string[]>("""
        async except => {
          await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})));
          const result = await axe.run(document, { rules: Object.fromEntries(except.map(rule => [rule, { enabled: false }])) });
          return result.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.target.join(' ')).join(', '));
        }
        """, except);

    /// <summary>Chromium's word on its own drawing where there is no graphics card, and Playwright's on the service worker that it keeps away: the page is not to blame.</summary>
    private static bool IsOfTheBrowser(string complaint) =>
        complaint.Contains("GL Driver Message", StringComparison.Ordinal) || complaint.Contains("Service Worker registration blocked", StringComparison.Ordinal);

    /// <summary>How far the page reaches beyond the right edge of the screen.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Tabs forward until an element has focus, as somebody without a mouse does.</summary>
    public async Task TabToAsync(ILocator target)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"60 tabs did not reach {target}.");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
