using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Rebuilds;

/// <summary>Begins to rebuild a kommun's picture. Nothing of it changes before the last step; a rebuild that was under way is dropped.</summary>
public static class BeginRebuild
{
    /// <param name="Id">Ask for the steps at <c>/pictures/rebuilds/{id}</c>.</param>
    public sealed record Answer(Guid Id);

    public static async Task<Created<Answer>> Handle(string municipality, ServiceDataSources sources, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var begin = transaction.Command(
            """
            insert into rebuilds (municipality, id) values ($1, $2)
            on conflict (municipality) do update set id = excluded.id, after = null, taken = 0, complete = false
            """, municipality, id))
            await begin.ExecuteNonQueryAsync(ct);
        await DropAsync(transaction, municipality, ct);
        // What is known now and Intake does not have is no report; what becomes known later may be one that the pages had passed.
        await using (var know = transaction.Command(
            "insert into rebuild_known select municipality, report_id, revision from facts where municipality = $1", municipality))
            await know.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new Answer(id));
    }

    internal static async Task DropAsync(Npgsql.NpgsqlTransaction transaction, string municipality, CancellationToken ct)
    {
        await using var drop = transaction.Command(
            "with known as (delete from rebuild_known where municipality = $1) delete from rebuild_facts where municipality = $1", municipality);
        await drop.ExecuteNonQueryAsync(ct);
    }
}
