using System.Net;
using System.Net.WebSockets;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Est.Gateway.Tests;

/// <summary>
/// Stands for every service behind the gateway. Its passports are verified as in all of them; it answers what it was sent.
/// </summary>
public sealed class StubService : IAsyncDisposable
{
    private readonly WebApplication app;
    private int live;

    private StubService(MovableClock clock)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        app = builder.Build();
        app.UseServiceDefaults();
        app.UseWebSockets();
        app.MapGet("/api/{municipality}/meetings/live", (Delegate)StayOpenAsync).AllowRoles([.. Roles.All]);
        app.MapGet("/api/{municipality}/{address}/{**rest}", (Delegate)AnswerAsync).AllowRoles([.. Roles.All]);
        app.MapPost("/api/{municipality}/{address}/{**rest}", (Delegate)AnswerAsync).AllowRoles([.. Roles.All]);
        app.MapMethods("/open311/{**rest}", ["GET", "POST"], (Delegate)RepeatAsync).AllowRoles([.. Roles.All]);
        app.MapGet("/ogc/{municipality}/{**rest}", (Delegate)AnswerAsync).AllowRoles([.. Roles.All]);
        app.MapGet("/follow/{municipality}/{file}", (Delegate)AnswerAsync).AllowScope(Scopes.Calendar);
        app.MapGet("/open-data/{municipality}/{**rest}", (Delegate)AnswerAsync).AllowScope(Scopes.OpenData);
        app.MapPost("/api/{municipality}/reports/stream", (Delegate)EchoAsync).AllowRoles(Roles.Reporter);
        app.MapPost("/feeds/polisen", (Delegate)AnswerAsync).AllowScope(Scopes.Feeds);
        app.MapGet("/internal/{municipality}/audit", ReadAudit).AllowScope(Scopes.Audit);
        app.MapGet("/internal/{municipality}/facts", () => TypedResults.Ok()).AllowAnonymous();
    }

    public string Address => app.Urls.First();
    public string StreamAddress => app.Urls.Last();

    /// <summary>How many requests arrived, whatever became of them.</summary>
    public int Received { get; private set; }

    public static async Task<StubService> StartAsync(MovableClock clock)
    {
        var service = new StubService(clock);
        await service.app.StartAsync();
        return service;
    }

    /// <summary>The gateway whose passports are trusted.</summary>
    public void Trust(Uri gateway) => app.Configuration["Est:Passports:Jwks"] = new Uri(gateway, "/.well-known/jwks.json").ToString();

    /// <summary>What every service that this one stands for has in its audit, newest first; null while it cannot answer.</summary>
    public IReadOnlyList<ListAudit.Entry>? Audit { get; set; } = [];

    private Results<Ok<ListAudit.Answer>, StatusCodeHttpResult> ReadAudit([AsParameters] ListAudit.Query query) => Audit is null
        ? TypedResults.StatusCode(StatusCodes.Status500InternalServerError)
        : TypedResults.Ok(new ListAudit.Answer([.. Audit
            .Where(entry => query.Before is not { } before || entry.At < before || (entry.At == before && entry.Id < query.BeforeId))
            .Take(query.Limit!.Value)]));

    private async Task<Seen> AnswerAsync(HttpContext context)
    {
        Received++;
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;) bytes += read;
        return new Seen(
            context.Request.Path, bytes, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Passport.Of(context.User));
    }

    /// <summary>The address and the body as they came, and the headers.</summary>
    private async Task<string> RepeatAsync(HttpContext context)
    {
        Received++;
        using var body = new StreamReader(context.Request.Body);
        return $"{context.Request.Path}{context.Request.QueryString} | {await body.ReadToEndAsync()} | {string.Join(' ', context.Request.Headers.Select(h => $"{h.Key}={h.Value}"))}";
    }

    /// <summary>How many connections are open that tell what happens.</summary>
    public int Live => live;

    /// <summary>Says one thing, and then answers what it is told for as long as the other end is there.</summary>
    private async Task StayOpenAsync(HttpContext context)
    {
        Interlocked.Increment(ref live);
        try
        {
            if (!context.WebSockets.IsWebSocketRequest)
            {
                await context.Response.WriteAsync("x");
                await context.Response.Body.FlushAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = "x"u8.ToArray();
            do await socket.SendAsync(buffer, WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
            while ((await socket.ReceiveAsync(buffer, context.RequestAborted)).MessageType != WebSocketMessageType.Close);
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException)
        {
            // The other end is gone.
        }
        finally
        {
            Interlocked.Decrement(ref live);
        }
    }

    /// <summary>Sends every piece back when it arrives.</summary>
    private static async Task EchoAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-ndjson";
        await context.Response.StartAsync();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read));
            await context.Response.Body.FlushAsync();
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>A request as it reached the service.</summary>
public sealed record Seen(string Path, long Bytes, Dictionary<string, string> Headers, Passport Passport);
