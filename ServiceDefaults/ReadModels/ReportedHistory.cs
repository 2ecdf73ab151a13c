using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.ServiceDefaults.ReadModels;

/// <summary>
/// When a kommun began to report as it does now: after the latest 26 weeks or more without a single report, as signals have it too. A few old reports, sent in
/// afterwards or with a wrong year, do not make years of silence into years of calm.
/// </summary>
public static class ReportedHistory
{
    private const int WeeksOfSilence = 26;

    /// <param name="connection">Entered for the kommun.</param>
    /// <param name="last">The last week that is looked at.</param>
    /// <returns>Null where nothing was reported up to then.</returns>
    public static async Task<Week?> BeganAsync(NpgsqlConnection connection, string municipality, Week last, CancellationToken ct)
    {
        var reported = await connection.ReadAsync(row => Week.Parse(row.GetString(0)), ct,
            "select week from weekly_counts where municipality = $1 and week <= $2 and count > 0 group by week order by week", municipality, last.ToString());
        return reported.Count == 0 ? null : BeganIn(reported);
    }

    /// <param name="reported">The weeks with reports, oldest first; at least one.</param>
    public static Week BeganIn(IReadOnlyList<Week> reported)
    {
        var i = reported.Count - 1;
        while (i > 0 && reported[i - 1].Plus(WeeksOfSilence + 1) > reported[i]) i--;
        return reported[i];
    }
}
