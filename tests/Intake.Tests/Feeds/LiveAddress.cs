using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Est.Intake.Tests.Feeds;

/// <summary>Stands where the police's live address stands, and keeps its rules: who does not say who it is gets 403.</summary>
internal sealed class LiveAddress : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> answers = new();

    private LiveAddress()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/api/events", async context =>
        {
            Calls.Enqueue(context.Request.Headers.UserAgent.ToString());
            if (!context.Request.Headers.UserAgent.ToString().Contains("Est (", StringComparison.Ordinal)) context.Response.StatusCode = 403;
            else if (answers.TryDequeue(out var answer)) await answer(context);
            else context.Response.StatusCode = 500;
        });
    }

    public Uri Address => new(app.Urls.Single() + "/api/events");

    /// <summary>The User-Agent of each call.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    public static async Task<LiveAddress> OpenAsync()
    {
        var address = new LiveAddress();
        await address.app.StartAsync();
        return address;
    }

    public void Answer(params string[] events) => Answer(Encoding.UTF8.GetString(PoliceEvents.Array(events)), HttpStatusCode.OK);

    public void Answer(string body, HttpStatusCode status, string? retryAfter = null) => answers.Enqueue(async context =>
    {
        context.Response.StatusCode = (int)status;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    });

    /// <summary>Holds the answer back until the caller gives up.</summary>
    public void NeverAnswer() => answers.Enqueue(context =>
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
