using System.Diagnostics;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Areas;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.Rebuilds;

/// <summary>The next step of a rebuild: some more pages of facts from Intake, or, when all are read, the recount.</summary>
public static class ContinueRebuild
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    /// <param name="Taken">Facts read so far.</param>
    /// <param name="Recount">What the last step did; null before.</param>
    public sealed record Answer(int Taken, Recount.Outcome? Recount);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Guid id, HttpRequest request, ServiceDataSources sources, IntakeFacts intake, AreaMaps areaMaps, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await ReadAsync(transaction, municipality, id, ct) is not { } rebuild)
            return Problems.Of(StatusCodes.Status409Conflict, "rebuild-over", "This rebuild is over", "It is finished, or another was begun for the kommun.");

        Recount.Outcome? outcome = null;
        if (rebuild.Complete)
        {
            outcome = await Recount.RunAsync(transaction, municipality, areaMaps, clock.GetUtcNow(), ct);
            await BeginRebuild.DropAsync(transaction, municipality, ct);
            await using var end = transaction.Command("delete from rebuilds where municipality = $1", municipality);
            await end.ExecuteNonQueryAsync(ct);
        }
        else
        {
            try
            {
                rebuild = await TakePagesAsync(transaction, municipality, rebuild, intake, request.Headers.Authorization.ToString(), ct);
            }
            catch (HttpRequestException)
            {
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, "service-unavailable", "Intake does not answer", "Try again in a moment: the rebuild goes on where it was.");
            }
        }
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(rebuild.Taken, outcome));
    }

    private sealed record State(string? After, int Taken, bool Complete);

    /// <summary>Null when there is no such rebuild. Its row is held: a second caller of the same step waits, and then does the next.</summary>
    private static async Task<State?> ReadAsync(NpgsqlTransaction transaction, string municipality, Guid id, CancellationToken ct)
    {
        await using var command = transaction.Command(
            "select after, taken, complete from rebuilds where municipality = $1 and id = $2 for update", municipality, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new State(reader.IsDBNull(0) ? null : reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(2)) : null;
    }

    private static async Task<State> TakePagesAsync(
        NpgsqlTransaction transaction, string municipality, State rebuild, IntakeFacts intake, string passport, CancellationToken ct)
    {
        for (var began = Stopwatch.GetTimestamp(); !rebuild.Complete && Stopwatch.GetElapsedTime(began) < Step;)
        {
            var page = await intake.ReadAsync(municipality, rebuild.After, passport, ct);
            await FactRows.WriteAsync(transaction, municipality, [.. page.Reports.Select(report => Fact.Of(municipality, report))], ct, "rebuild_facts");
            rebuild = new State(page.Next, rebuild.Taken + page.Reports.Count, page.Next is null);
        }
        await using var keep = transaction.Command(
            "update rebuilds set after = nullif($2, ''), taken = $3, complete = $4 where municipality = $1",
            municipality, rebuild.After ?? "", rebuild.Taken, rebuild.Complete);
        await keep.ExecuteNonQueryAsync(ct);
        return rebuild;
    }
}
