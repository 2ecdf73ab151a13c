using System.Text.Json;
using Est.Prioritization.Ranking;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.Prioritization.Rounds;

/// <summary>A decided round as it was: what was seen, and the facts behind it, with which it can be ranked again to the same result.</summary>
public sealed record DecidedRound(RoundView Round, IReadOnlyList<AreaFacts> Facts)
{
    /// <summary>Null while the round is not decided.</summary>
    public static async Task<DecidedRound?> ReadAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct) =>
        (await connection.ReadAsync(row => JsonSerializer.Deserialize<DecidedRound>(row.GetString(0), JsonSerializerOptions.Web)!, ct,
            "select document::text from round_decisions where municipality = $1 and period = $2", municipality, period.ToString())).FirstOrDefault();
}
