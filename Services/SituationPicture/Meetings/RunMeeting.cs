using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Live;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.Meetings;

/// <summary>Begins and ends a meeting, says what it looks at and who is there; all who are in it see it at once.</summary>
public static class RunMeeting
{
    private static readonly HashSet<string> Items = ["change", "levels", "promised", "planned", "silent", "focus", "agree"];

    public sealed record Presence(bool Present);

    /// <summary>Again after its end, the meeting goes on.</summary>
    public static Task<Results<NoContent, ProblemHttpResult>> Start(
        string municipality, string week, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(municipality, week, sources, transaction => transaction.Command(
            """
            insert into meetings (municipality, week, started_at, agenda_item) values ($1, $2, $3, 'change')
            on conflict (municipality, week) do update set started_at = coalesce(meetings.started_at, excluded.started_at), ended_at = null
            """, municipality, week, clock.GetUtcNow()), ct);

    public static Task<Results<NoContent, ProblemHttpResult>> End(
        string municipality, string week, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(municipality, week, sources, transaction => transaction.Command(
            "update meetings set ended_at = coalesce(ended_at, $3) where municipality = $1 and week = $2", municipality, week, clock.GetUtcNow()), ct);

    public static async Task<Results<NoContent, ProblemHttpResult>> Point(
        string municipality, string week, GetMeeting.View request, ServiceDataSources sources, CancellationToken ct)
    {
        if (request.Agenda is not null && !Items.Contains(request.Agenda))
            return Problems.Invalid([new("agenda", "unknown-item", "Give the key of an item of the agenda.")]);
        return await ChangeAsync(municipality, week, sources, transaction => transaction.Command(
            "update meetings set agenda_item = $3, area = $4 where municipality = $1 and week = $2",
            municipality, week, (object?)request.Agenda ?? DBNull.Value, (object?)request.Area ?? DBNull.Value), ct);
    }

    /// <summary>Each says for oneself whether one is there.</summary>
    public static Task<Results<NoContent, ProblemHttpResult>> Attend(
        string municipality, string week, Presence request, Passport passport, ServiceDataSources sources, CancellationToken ct) =>
        ChangeAsync(municipality, week, sources, transaction => transaction.Command(
            """
            insert into attendance (municipality, week, subject, organisation, name, present) values ($1, $2, $3, $4, $5, $6)
            on conflict (municipality, week, subject) do update set organisation = excluded.organisation, name = excluded.name, present = excluded.present
            """, municipality, week, passport.Subject, passport.Organisation, passport.Name, request.Present), ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        string municipality, string week, ServiceDataSources sources, Func<NpgsqlTransaction, NpgsqlCommand> change, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Week.Read(week, "week", errors) is null) return Problems.Invalid(errors);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var command = change(transaction))
            if (await command.ExecuteNonQueryAsync(ct) == 0) return Problems.NotFound("meeting");
        await transaction.TellAsync(new LiveChange(municipality, week, "meeting", null, 0), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
