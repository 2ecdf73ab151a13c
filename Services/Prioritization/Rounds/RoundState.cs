using System.Text.Json;
using Est.Prioritization.Settings;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.Prioritization.Rounds;

/// <summary>A round (prioriteringsomgång) as people have set it; what the counts say of it is reckoned when it is read.</summary>
/// <param name="Revision">Grows with every change that people make: weights, judgements, survey.</param>
/// <param name="Chosen">How many areas are proposed.</param>
/// <param name="WeightsMotive">Why they are not the kommun's usual ones.</param>
public sealed record RoundState(
    Period Period, int Revision, int Chosen, IReadOnlyDictionary<string, double> Weights, string? WeightsMotive, string? WeightsBy, bool IsDecided)
{
    /// <summary>Null when there is no round for the period.</summary>
    public static async Task<RoundState?> ReadAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct) =>
        (await connection.ReadAsync(
            row => new RoundState(period, row.GetInt32(0), row.GetInt16(1), RoundSettings.WeightsOf(row.GetString(2)), row.Text(3), row.Text(4), row.GetBoolean(5)), ct,
            """
            select revision, chosen, weights::text, weights_motive, weights_by,
                exists (select from round_decisions d where d.municipality = $1 and d.period = $2)
            from rounds where municipality = $1 and period = $2
            """, municipality, period.ToString())).FirstOrDefault();

    /// <summary>Reads the round and keeps others from changing it until the connection's transaction ends.</summary>
    public static async Task<RoundState?> LockAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct)
    {
        // On its own: a statement that had to wait for the row would still see the other tables as they were before, a decision not among them.
        await connection.RunAsync(ct, "select from rounds where municipality = $1 and period = $2 for update", municipality, period.ToString());
        return await ReadAsync(connection, municipality, period, ct);
    }

    /// <summary>Writes weights and the next revision of a locked round.</summary>
    public async Task<int> SaveAsync(NpgsqlConnection connection, string municipality, CancellationToken ct)
    {
        await connection.RunAsync(ct,
            "update rounds set revision = $3, weights = $4::jsonb, weights_motive = $5, weights_by = $6 where municipality = $1 and period = $2",
            municipality, Period.ToString(), Revision + 1, JsonSerializer.Serialize(Weights), WeightsMotive, WeightsBy);
        return Revision + 1;
    }
}
