using Est.Contracts;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Meetings;

internal static class DecisionRows
{
    public static async Task<IReadOnlyList<Decision>> ReadAsync(NpgsqlTransaction transaction, string municipality, Week week, CancellationToken ct)
    {
        var decisions = new List<Decision>();
        await using var command = transaction.Command(
            "select id, what, area, who, until from decisions where municipality = $1 and week = $2 order by decided_at", municipality, week.ToString());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            decisions.Add(new Decision(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateOnly>(4)));
        return decisions;
    }
}
