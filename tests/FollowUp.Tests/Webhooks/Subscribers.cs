using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Est.FollowUp.Tests.Webhooks;

/// <summary>Subscribers' machines: one server, a subscriber for each path, which answers as the test says and keeps what it was sent.</summary>
public sealed class Subscribers : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource closing = new();

    private Subscribers()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public sealed record Received(string Path, string Id, string Timestamp, string Signature, string? ContentType, string Body);

    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>What a path answers; 204 unless told. 0 never answers.</summary>
    public ConcurrentDictionary<string, int> Status { get; } = new();

    public string Address => app.Urls.Single();

    public static async Task<Subscribers> OpenAsync()
    {
        var subscribers = new Subscribers();
        await subscribers.app.StartAsync();
        return subscribers;
    }

    public List<Received> At(string path) => [.. All.Where(received => received.Path == path)];

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var (path, headers) = (context.Request.Path.Value!, context.Request.Headers);
        All.Enqueue(new Received(path, headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, context.Request.ContentType, await reader.ReadToEndAsync()));
        var status = Status.GetValueOrDefault(path, 204);
        if (status == 0)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, context.RequestAborted);
            await Task.Delay(Timeout.Infinite, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else context.Response.StatusCode = status;
        if (status is >= 300 and < 400) context.Response.Headers.Location = Address + "/elsewhere";
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.DisposeAsync();
        closing.Dispose();
    }
}
