using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Prioritization.Rounds;

/// <summary>What every change of a round has in common: one at a time, in one transaction, and none after the decision.</summary>
public static class ChangeRound
{
    /// <param name="revision">The one that was seen; null where what others did meanwhile does not matter.</param>
    /// <param name="change">Does the change; what it answers other than Ok changes nothing.</param>
    public static async Task<Results<Ok<T>, ProblemHttpResult>> InAsync<T>(
        ServiceDataSources sources, string municipality, string period, int? revision,
        Func<NpgsqlConnection, RoundState, Task<Results<Ok<T>, ProblemHttpResult>>> change, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (ReadPeriod(period, errors) is not { } at) return Problems.Invalid(errors);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await RoundState.LockAsync(connection, municipality, at, ct) is not { } round) return Problems.NotFound("round");
        if (round.IsDecided) return Refusals.AlreadyDecided;
        if (revision is { } seen && seen != round.Revision) return Refusals.ChangedMeanwhile;
        var answer = await change(connection, round);
        if (answer.Result is Ok<T>) await transaction.CommitAsync(ct);
        return answer;
    }

    public static Period? ReadPeriod(string? period, ICollection<FieldError> errors) =>
        Period.Read(period, "period", errors, PeriodKind.Quarter, PeriodKind.Tertial);
}
