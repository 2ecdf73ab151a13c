using System.Text.Json;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Intake.Walks;

/// <summary>How every change of a walk is written: alone, in one transaction, and answered with the walk as it then stands.</summary>
internal static class ChangeWalk
{
    /// <summary>A walk that nobody else changes until the transaction ends.</summary>
    public sealed record Held(NpgsqlConnection Connection, NpgsqlTransaction Transaction, Walk Walk);

    public static ProblemHttpResult Published { get; } = Problems.Of(
        StatusCodes.Status409Conflict, "walk-published", "The walk is published", "What was made known stands. Of a proposal the decision and its reason may still be changed.");

    /// <param name="mayBePublished">True for what may be changed after the protocol was made known.</param>
    /// <param name="change">Makes the change, or answers why it cannot be made.</param>
    public static async Task<Results<Ok<Walk>, ProblemHttpResult>> ByPersonAsync(
        ServiceDataSources sources, string municipality, Guid id, TimeProvider clock, bool mayBePublished,
        Func<Held, Task<ProblemHttpResult?>> change, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await connection.RunAsync(ct, "update walks set revision = revision + 1 where municipality = $1 and id = $2", municipality, id) == 0)
            return Problems.NotFound("walk");
        var walk = await OneAsync(connection, municipality, id, clock, ct);
        if (!mayBePublished && !WalkStates.IsOpen(walk.State)) return Published;
        if (await change(new Held(connection, transaction, walk)) is { } refused) return refused;
        var changed = await OneAsync(connection, municipality, id, clock, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(changed);
    }

    public static async Task<Walk> OneAsync(NpgsqlConnection connection, string municipality, Guid id, TimeProvider clock, CancellationToken ct) =>
        (await Walk.ReadAsync(connection, municipality, id, clock.Today(), ct)).Single();

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
