using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.Meetings;

/// <summary>The meeting about a week's picture as it stands: agenda, where it is, who is there, what was decided.</summary>
public static class GetMeeting
{
    /// <param name="StartsAt">By the plan, also for a week for which its rhythm has no meeting: one may be held all the same.</param>
    /// <param name="State">planned, running or ended.</param>
    /// <param name="Current">What the meeting looks at; null when it is not running.</param>
    /// <param name="Receivers">Organisations that are told when the picture is agreed.</param>
    public sealed record Meeting(
        string Municipality, string Week, DateTimeOffset StartsAt, int Minutes, string Place, string State, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
        IReadOnlyList<AgendaItem> Agenda, View? Current, IReadOnlyList<Person> Attendance, IReadOnlyList<Decided> Decisions,
        IReadOnlyList<string> Focus, string PictureState, int Revision, IReadOnlyList<string> Receivers);

    public sealed record View(string? Agenda, string? Area);

    public sealed record Person(string Organisation, string Name, bool Present);

    public sealed record Decided(Guid Id, string What, string Area, string AreaName, string Who, DateOnly Until, string By, DateTimeOffset At);

    public static async Task<Results<Ok<Meeting>, ProblemHttpResult>> Handle(
        string municipality, string week, Passport passport, PictureReader pictures, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Week.Read(week, "week", errors) is not { } at) return Problems.Invalid(errors);
        var picture = await pictures.ShownAsync(municipality, at, passport, ct);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var plan = (await PlanMeetings.ReadAsync(connection, municipality, clock, ct)).Plan;
        var names = picture.Areas.ToDictionary(a => a.Code, a => a.Name);

        var meeting = (await ReadAsync(connection, "select started_at, ended_at, agenda_item, area from meetings where municipality = $1 and week = $2",
            row => (Started: Moment(row, 0), Ended: Moment(row, 1), View: new View(Text(row, 2), Text(row, 3))), municipality, week, ct)).FirstOrDefault();
        var people = await ReadAsync(connection, "select organisation, name, present from attendance where municipality = $1 and week = $2 order by organisation, name",
            row => new Person(row.GetString(0), row.GetString(1), row.GetBoolean(2)), municipality, week, ct);
        var decisions = await ReadAsync(connection,
            "select id, what, area, who, until, decided_by, decided_at from decisions where municipality = $1 and week = $2 order by decided_at",
            row => new Decided(row.GetGuid(0), row.GetString(1), row.GetString(2), names.GetValueOrDefault(row.GetString(2), row.GetString(2)), row.GetString(3),
                row.GetFieldValue<DateOnly>(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6)), municipality, week, ct);

        var state = meeting.Ended is not null ? "ended" : meeting.Started is not null ? "running" : "planned";
        return TypedResults.Ok(new Meeting(
            municipality, week, plan.At(at).StartsAt, plan.Minutes, plan.Place, state, meeting.Started, meeting.Ended,
            Agenda.Of(picture, plan.Minutes), state == "running" ? meeting.View : null, people, decisions,
            picture.Focus, picture.State, picture.Revision, [.. picture.Organisations.Select(o => o.Name).Order(StringComparer.Ordinal)]));
    }

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, string municipality, string week, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new NpgsqlParameter { Value = municipality }, new NpgsqlParameter { Value = week } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
