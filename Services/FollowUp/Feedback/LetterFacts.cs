using System.Text.Json;
using Est.Contracts;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Npgsql;

namespace Est.FollowUp.Feedback;

/// <summary>What the letters of a period are written from: the same for all organisations, save what each reported.</summary>
public sealed record LetterFacts(
    IReadOnlyList<string> Organisations, ILookup<string, (int Reports, bool Calm)> Reported, int KnownWeeks, Letter.Agreement Agreed, IReadOnlyList<Letter.Work> Done,
    IReadOnlyList<Letter.Result> Results, IReadOnlyList<Letter.Place> Prioritised)
{
    public Letter LetterTo(string organisation, string? message)
    {
        var weeks = Reported[organisation].ToList();
        var (active, calm) = (weeks.Count(w => w.Reports > 0), weeks.Count(w => w is { Reports: 0, Calm: true }));
        var reported = new Letter.Reporting(weeks.Sum(w => w.Reports), active, calm, KnownWeeks - active - calm, KnownWeeks);
        return new Letter(message, Letter.SentenceOf(organisation, reported, Done, Results), reported, Agreed, Done, Results, Prioritised);
    }

    public static async Task<LetterFacts> ReadAsync(NpgsqlConnection connection, string municipality, Period period, CancellationToken ct)
    {
        var (first, last) = (period.FirstWeek.ToString(), period.LastWeek.ToString());
        var (from, to) = (SwedishTime.StartOf(period.From).UtcDateTime, SwedishTime.StartOf(period.To.AddDays(1)).UtcDateTime);
        var weeks = await connection.ReadAsync(row => (Week: row.GetString(0), Focus: row.GetFieldValue<string[]>(1), Decisions: JsonSerializer.Deserialize<List<Decision>>(row.GetString(2), JsonSerializerOptions.Web)!), ct,
            "select week, focus, decisions::text from agreed_weeks where municipality = $1 and week between $2 and $3 order by week", municipality, first, last);
        var reported = await connection.ReadAsync(row => (Week: row.GetString(0), Organisation: row.GetString(1), Reports: row.GetInt32(2), Calm: row.GetBoolean(3)), ct,
            "select week, organisation, reports, calm from agreed_reporting where municipality = $1 and week between $2 and $3", municipality, first, last);
        var organisations = await connection.ReadAsync(row => row.GetString(0), ct,
            "select name from organisations where municipality = $1 and active order by name", municipality);
        var levels = await connection.ReadAsync(row => new Letter.AreaLevel(row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3)), ct,
            """
            select a.area, a.name, a.level, b.level from agreed_areas a
            left join agreed_areas b on b.municipality = $1 and b.area = a.area
                and b.week = (select max(week) from agreed_weeks where municipality = $1 and week < $2)
            where a.municipality = $1 and a.week = $3 order by case a.level when 'red' then 0 when 'yellow' then 1 else 2 end, a.name, a.area
            """, municipality, first, weeks.Count == 0 ? "" : weeks[^1].Week);
        var names = (await connection.ReadAsync(row => new Letter.Place(row.GetString(0), row.GetString(1)), ct, "select code, name from areas where municipality = $1", municipality))
            .Concat(levels.Select(level => new Letter.Place(level.Area, level.Name))).DistinctBy(place => place.Area).ToDictionary(place => place.Area, place => place.Name);
        var done = await connection.ReadAsync(
            row => new Letter.Work(row.GetInt32(0), row.GetGuid(1), row.GetString(2), row.GetFieldValue<string[]>(3), row.GetString(4),
                row.Text(5) is { } code ? new Letter.Reason(code, row.Text(6)) : null), ct,
            """
            select number, id, what, array(select coalesce(known.name, given.code) from unnest(areas) with ordinality as given(code, place)
                left join areas known on known.municipality = $1 and known.code = given.code order by place), state, why_not_code, why_not_text
            from interventions i where municipality = $1 and state <> 'proposed' and (
                (started_on <= $5 and coalesce(ended_on, 'infinity') >= $4)
                or exists (select from intervention_history h where h.municipality = $1 and h.intervention = i.id and h.at >= $2 and h.at < $3))
            order by number
            """, municipality, from, to, period.From, period.To);
        var results = await connection.ReadAsync(
            row => new Letter.Result(row.GetInt32(0), row.GetString(1), row.GetString(2), Sentence(row.GetString(2), row.Text(3))), ct,
            """
            select i.number, i.what, r.outcome, r.numbers::text from reviews r join interventions i on i.municipality = r.municipality and i.id = r.intervention
            where r.municipality = $1 and r.outcome is not null and r.decided_at >= $2 and r.decided_at < $3 order by i.number, r.decided_at
            """, municipality, from, to);
        var prioritised = await connection.ReadAsync(row => new Letter.Place(row.GetString(0), row.GetString(1)), ct,
            """
            select given.code, coalesce(known.name, given.code) from (
                select areas from prioritized_periods where municipality = $1 and starts <= $3 and ends >= $2 order by starts desc limit 1) chosen
            cross join unnest(chosen.areas) with ordinality as given(code, place)
            left join areas known on known.municipality = $1 and known.code = given.code order by given.place
            """, municipality, period.From, period.To);
        return new LetterFacts(
            [.. organisations.Union(reported.Select(r => r.Organisation)).Order(StringComparer.Ordinal)],
            reported.ToLookup(r => r.Organisation, r => (r.Reports, r.Calm)), reported.Select(r => r.Week).Distinct().Count(),
            new Letter.Agreement([.. weeks.Select(w => w.Week)], levels, weeks.Count == 0 ? [] : weeks[^1].Focus,
                [.. weeks.SelectMany(w => w.Decisions).Select(d => new Letter.Decided(d.What, names.GetValueOrDefault(d.Area, d.Area), d.Who, d.Until))]), done, results, prioritised);
    }

    private static string Sentence(string outcome, string? numbers)
    {
        if (numbers is null) return Letter.ResultOf(outcome, null, null, null);
        using var read = JsonDocument.Parse(numbers);
        return Letter.ResultOf(outcome, Number("before"), Number("now"), Number("target"));

        double? Number(string name) => read.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
    }
}
