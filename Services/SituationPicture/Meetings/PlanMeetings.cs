using System.Globalization;
using System.Security.Cryptography;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.Meetings;

/// <summary>Reads and changes when the meetings are held.</summary>
public static class PlanMeetings
{
    private const int LongestPlace = 200;

    /// <param name="Weekday">1 Monday to 5 Friday.</param>
    /// <param name="Time">Swedish local time, e.g. 09:00.</param>
    public sealed record Answer(int Weekday, string Time, int Minutes, int EveryWeeks, DateOnly From, string Place, bool SkipHolidays);

    /// <param name="Url">Secret: whoever has it reads when the meetings are. Null while nobody has planned.</param>
    public sealed record CalendarLink(string? Url);

    /// <param name="Plan">EST's own rhythm while nobody has planned.</param>
    /// <param name="CalendarPath">Null while nobody has planned.</param>
    internal sealed record Stored(MeetingPlan Plan, string? CalendarPath);

    public sealed record Request(int Weekday, string? Time, int Minutes, int EveryWeeks, DateOnly? From, string? Place, bool SkipHolidays = true);

    /// <summary>Nothing while nobody has planned.</summary>
    public static async Task<Results<Ok<Answer>, NoContent>> Get(string municipality, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return await ReadAsync(connection, municipality, clock, ct) is { CalendarPath: not null } planned
            ? TypedResults.Ok(Of(planned.Plan))
            : TypedResults.NoContent();
    }

    public static async Task<Ok<CalendarLink>> GetLink(string municipality, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return TypedResults.Ok(new CalendarLink((await ReadAsync(connection, municipality, clock, ct)).CalendarPath));
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Put(
        string municipality, Request request, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (request.Weekday is < 1 or > 5) errors.Add(new("weekday", "out-of-range", "Give 1 (Monday) to 5 (Friday)."));
        if (!TimeOnly.TryParseExact(request.Time, "HH:mm", out var time)) errors.Add(new("time", "not-a-time", "Write the time as 09:00."));
        if (request.Minutes is < 10 or > 240) errors.Add(new("minutes", "out-of-range", "Give 10 to 240 minutes."));
        if (request.EveryWeeks is < 1 or > 8) errors.Add(new("everyWeeks", "out-of-range", "Give 1 for every week, 2 for every other, up to 8."));
        if (request.Place?.Length > LongestPlace) errors.Add(new("place", "too-long", $"Say it in at most {LongestPlace} characters."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using (var command = new NpgsqlCommand(
            """
            insert into meeting_plans (municipality, weekday, starts, minutes, every_weeks, first_day, place, skip_holidays, calendar_token)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (municipality) do update set weekday = excluded.weekday, starts = excluded.starts, minutes = excluded.minutes,
                every_weeks = excluded.every_weeks, first_day = excluded.first_day, place = excluded.place, skip_holidays = excluded.skip_holidays
            """, connection))
        {
            foreach (var value in new object[]
            {
                municipality, (short)request.Weekday, time, (short)request.Minutes, (short)request.EveryWeeks, request.From ?? clock.Today(),
                request.Place?.Trim() ?? "", request.SkipHolidays, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            })
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync(ct);
        }
        return TypedResults.Ok(Of((await ReadAsync(connection, municipality, clock, ct)).Plan));
    }

    private static Answer Of(MeetingPlan plan) =>
        new(plan.Weekday, plan.Time.ToString("HH:mm", CultureInfo.InvariantCulture), plan.Minutes, plan.EveryWeeks, plan.From, plan.Place, plan.SkipHolidays);

    /// <param name="connection">One that entered the kommun.</param>
    internal static async Task<Stored> ReadAsync(NpgsqlConnection connection, string municipality, TimeProvider clock, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select weekday, starts, minutes, every_weeks, first_day, place, skip_holidays, calendar_token from meeting_plans where municipality = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = municipality } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return new Stored(MeetingPlan.Default(clock.Today()), CalendarPath: null);
        var plan = new MeetingPlan(
            reader.GetInt16(0), reader.GetFieldValue<TimeOnly>(1), reader.GetInt16(2), reader.GetInt16(3), reader.GetFieldValue<DateOnly>(4),
            reader.GetString(5), reader.GetBoolean(6));
        return new Stored(plan, $"/calendars/{municipality}/{reader.GetString(7)}.ics");
    }
}
