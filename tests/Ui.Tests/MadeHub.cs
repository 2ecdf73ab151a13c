using System.Text.Json;

namespace Est.Ui.Tests;

/// <summary>The live hub of a meeting, played by the test: it answers as SignalR's JSON protocol does, and can go away and come back.</summary>
public sealed class MadeHub
{
    private const char End = '\u001e';

    private readonly object gate = new();
    private IWebSocketRoute? socket;
    private bool away;
    private int joins;

    public static async Task<MadeHub> InAsync(IPage page)
    {
        var hub = new MadeHub();
        await page.RouteWebSocketAsync(new System.Text.RegularExpressions.Regex("/meetings/live"), hub.Open);
        return hub;
    }

    public Task<int> JoinedAsync(int times) => Eventually.SeesAsync($"the page has joined {times} times", () => Task.FromResult(joins), seen => seen >= times);

    public void Send(string target, string argument) => socket!.Send($$"""{"type":1,"target":"{{target}}","arguments":[{{argument}}]}""" + End);

    public async Task DropAsync()
    {
        away = true;
        await socket!.CloseAsync(new() { Code = 1012, Reason = "The server goes away." });
    }

    public void Restore() => away = false;

    private void Open(IWebSocketRoute opened)
    {
        if (away) { _ = opened.CloseAsync(new() { Code = 1013 }); return; }
        lock (gate) socket = opened;
        opened.OnMessage(frame =>
        {
            foreach (var text in frame.Text!.Split(End, StringSplitOptions.RemoveEmptyEntries))
            {
                var message = JsonDocument.Parse(text).RootElement;
                if (message.TryGetProperty("protocol", out _)) opened.Send("{}" + End);
                else if (message.TryGetProperty("invocationId", out var id))
                {
                    opened.Send($$"""{"type":3,"invocationId":"{{id.GetString()}}"}""" + End);
                    if (message.GetProperty("target").GetString() == "Join") Interlocked.Increment(ref joins);
                }
            }
        });
    }
}
