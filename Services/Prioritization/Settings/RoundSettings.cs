using System.Text.Json;
using Est.Prioritization.Ranking;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.Prioritization.Settings;

/// <summary>How a kommun prioritises: how often, how many areas, and the weights that a new round begins with.</summary>
/// <param name="Cadence">quarter or tertial (four months).</param>
/// <param name="Chosen">How many areas are proposed.</param>
/// <param name="Motive">Why it was last changed.</param>
/// <param name="Revision">0 while nobody has changed anything.</param>
public sealed record RoundSettings(
    string Cadence, int Chosen, IReadOnlyDictionary<string, double> Weights, string? Motive, string? ChangedBy, int Revision)
{
    public const string Quarter = "quarter", Tertial = "tertial";

    /// <summary>EST's own: three areas a quarter.</summary>
    public static RoundSettings Default { get; } = new(Quarter, 3, Ranking.Weights.Default, null, null, 0);

    internal PeriodKind Kind => Cadence == Tertial ? PeriodKind.Tertial : PeriodKind.Quarter;

    public static async Task<RoundSettings> ReadAsync(NpgsqlConnection connection, string municipality, CancellationToken ct) =>
        (await connection.ReadAsync(
            row => new RoundSettings(row.GetString(0), row.GetInt16(1), WeightsOf(row.GetString(2)), row.Text(3), row.GetString(4), row.GetInt32(5)), ct,
            "select cadence, chosen, weights::text, motive, changed_by, revision from round_settings where municipality = $1", municipality)).FirstOrDefault() ?? Default;

    /// <summary>Criteria that were added since count nothing.</summary>
    internal static IReadOnlyDictionary<string, double> WeightsOf(string json)
    {
        var stored = JsonSerializer.Deserialize<Dictionary<string, double>>(json)!;
        return Criterion.All.ToDictionary(criterion => criterion, criterion => stored.GetValueOrDefault(criterion));
    }
}
