using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.ServiceDefaults.Audit;

/// <summary>Who does it, for the audit.</summary>
/// <param name="Session">Public id of the session; null for machines.</param>
public sealed record Actor(string Subject, string Name, string Organisation, string? Session)
{
    public static Actor Of(Passport passport) => new(passport.Subject, passport.Name, passport.Organisation, passport.Session);
}

/// <summary>
/// Writes an entry when a write begins and one when it is answered. Nothing is done whose beginning could not be written; what began
/// and was never answered is shown as such. A route cannot be forgotten: this stands in front of all of them (<see cref="AuditedRoute"/>).
/// </summary>
internal sealed partial class AuditTrail(
    RequestDelegate next, ServiceDataSources sources, TimeProvider clock, ILogger<AuditTrail> log, Func<HttpContext, Actor?> actorOf)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || !AuditedRoute.IsWrite(context.Request.Method)
            || actorOf(context) is not { } actor || !endpoint.IsAudited(context.Request.Method, isMachine: actor.Session is null))
        {
            await next(context);
            return;
        }
        var entry = new Entry(
            Guid.CreateVersion7(), AuditedRoute.ActionOf(endpoint), AuditedRoute.TargetOf(endpoint, context.Request.RouteValues));
        // No wait for the disk: the log is written in order, so whatever the work commits after this is never kept without it.
        await WriteAsync(entry, actor, MunicipalityOf(context), status: null, "off", context.RequestAborted);
        var isFailed = false;
        // Before the first byte of the answer, so that whoever was answered finds the entry.
        context.Response.OnStarting(() => isFailed ? Task.CompletedTask
            : AnsweredAsync(entry, actorOf(context) ?? actor, MunicipalityOf(context), context.Response.StatusCode));
        try
        {
            await next(context);
        }
        catch (Exception error) when (error is not BadHttpRequestException)
        {
            // It may have been done before it failed: nobody knows, and the entry does not pretend to.
            isFailed = true;
            throw;
        }
    }

    private async Task AnsweredAsync(Entry entry, Actor actor, string municipality, int status)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await WriteAsync(entry, actor, municipality, status, "on", patience.Token);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException)
        {
            NotWritten(log, entry.Action, status, error.GetType().Name);
        }
    }

    private async Task WriteAsync(Entry entry, Actor actor, string municipality, int? status, string synchronous, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select set_config('synchronous_commit', $1, true)", synchronous);
        batch.AddAudit(municipality, entry.Request, clock.GetUtcNow(), actor, entry.Action, entry.Target, status);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The kommun that the request works for. At the gateway its handler finds out which, so a beginning there belongs to none.</summary>
    private static string MunicipalityOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<Tenant>().Municipality ?? Passport.AllMunicipalities;

    private sealed record Entry(Guid Request, string Action, string Target);

    [LoggerMessage(LogLevel.Error, "The audit could not be told that {Action} was answered {Status} ({Reason}); its entry stands as begun")]
    private static partial void NotWritten(ILogger log, string action, int status, string reason);
}
