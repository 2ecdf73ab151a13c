using System.Text.Json;
using Est.ServiceDefaults.Geography;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Areas;
using Est.SituationPicture.Live;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.HotSpots;

/// <summary>What was found in a week's places, and whether these have changed since.</summary>
public sealed record StoredSpots(WeekSpots Spots, bool IsStale)
{
    /// <summary>
    /// $2 is the week, $3 the first week of its history. The stamp is the sum of the weeks' revisions: none of them ever falls, so it is the
    /// same only when all are.
    /// </summary>
    internal const string Sql = """
        select s.document::text, s.stamp, (select sum(revision)::bigint from point_weeks where municipality = $1 and week >= $3 and week <= $2)
        from (values (1)) one left join week_spots s on s.municipality = $1 and s.week = $2
        """;

    internal static StoredSpots Read(NpgsqlDataReader row)
    {
        var spots = row.IsDBNull(0) ? WeekSpots.Nothing : JsonSerializer.Deserialize<WeekSpots>(row.GetString(0), JsonSerializerOptions.Web)!;
        // A kommun without any place has nothing to be found, and nothing out of date.
        return new StoredSpots(spots, !row.IsDBNull(2) && (row.IsDBNull(1) || row.GetInt64(1) != row.GetInt64(2)));
    }
}

/// <summary>Finds the hot spots of a week and keeps them until its places change. Reading them costs one look into a table.</summary>
public sealed class SpotStore(ServiceDataSources sources)
{
    private const int History = Forecasts.HistoryWeeks + Forecasts.HeldBackWeeks;

    /// <summary>Pairs grow with the square: so many give a million of them, a second's work.</summary>
    private const int MostEvents = 1_500;

    private const int LeastEvents = 30, Meters = 200, Days = 14;

    public static Week FirstOf(Week week) => week.Plus(1 - History);

    /// <summary>Finds them anew where places have changed. What is asked for together is found once more than needed at worst.</summary>
    public async Task RefreshAsync(string municipality, Week week, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using (var look = connection.Command(StoredSpots.Sql, municipality, week.ToString(), FirstOf(week).ToString()))
        await using (var reader = await look.ExecuteReaderAsync(ct))
        {
            await reader.ReadAsync(ct);
            if (!StoredSpots.Read(reader).IsStale) return;
        }
        // The stamp is read before the places: what changes between is found again.
        await using var stamp = connection.Command(
            "select sum(revision)::bigint from point_weeks where municipality = $1 and week >= $2 and week <= $3", municipality, FirstOf(week).ToString(), week.ToString());
        var at = (long)(await stamp.ExecuteScalarAsync(ct))!;
        var weeks = await PointWeeks.ReadAsync(connection, municipality, [.. FirstOf(week).To(week)], ct);
        var events = await EventsAsync(connection, municipality, week, ct);
        // History begins with the first week that has anything: a kommun that is new has no empty past.
        IReadOnlyList<IReadOnlyList<CellCount>> known = [.. weeks.SkipWhile(w => w.Count == 0)];
        var spots = known.Count == 0 ? WeekSpots.Nothing : new WeekSpots(
            SpotFinder.Hot(known), Forecasts.Of(week.Next.ToString(), known), events.Count < LeastEvents ? null : Knox.Test(events, Meters, Days));
        await KeepAsync(connection, municipality, week, at, spots, known.Count == 0 ? [] : SpotFinder.Dense(known), ct);
    }

    /// <summary>The cells of the week for a map.</summary>
    public async Task<IReadOnlyList<DenseCell>> CellsAsync(string municipality, Week week, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var command = connection.Command("select cells::text from week_spots where municipality = $1 and week = $2", municipality, week.ToString());
        return await command.ExecuteScalarAsync(ct) is string cells ? JsonSerializer.Deserialize<List<DenseCell>>(cells, JsonSerializerOptions.Web)! : [];
    }

    private static async Task KeepAsync(
        NpgsqlConnection connection, string municipality, Week week, long stamp, WeekSpots spots, IReadOnlyList<DenseCell> cells, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var keep = transaction.Command(
            """
            insert into week_spots as s (municipality, week, stamp, document, cells) values ($1, $2, $3, $4::jsonb, $5::jsonb)
            on conflict (municipality, week) do update set stamp = excluded.stamp, document = excluded.document, cells = excluded.cells
            where s.stamp < excluded.stamp
            """, municipality, week.ToString(), stamp, JsonSerializer.Serialize(spots, JsonSerializerOptions.Web), JsonSerializer.Serialize(cells, JsonSerializerOptions.Web)))
            await keep.ExecuteNonQueryAsync(ct);
        await transaction.TellAsync(new LiveChange(municipality, week.ToString(), "picture", null, 0), ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<List<Knox.Happening>> EventsAsync(NpgsqlConnection connection, string municipality, Week week, CancellationToken ct)
    {
        var (first, events) = (week.Plus(1 - Forecasts.HistoryWeeks).Start, new List<Knox.Happening>());
        await using var command = connection.Command(
            $"""
            select lon, lat, occurred_from from facts where municipality = $1 and occurred_from >= $2 and occurred_from < $3 and {PointWeeks.Shown}
            order by occurred_from desc limit {MostEvents}
            """, municipality, first.UtcDateTime, week.End.UtcDateTime);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (easting, northing) = Sweref99.FromWgs84(reader.GetDouble(0), reader.GetDouble(1));
            events.Add(new Knox.Happening(easting, northing, (reader.GetFieldValue<DateTimeOffset>(2) - first).TotalDays));
        }
        return events;
    }
}
