using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.States;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Est.SituationPicture.Meetings;

/// <summary>
/// Notes what the meeting decides: what, where, who, until when. It becomes an intervention when the picture is agreed; until then it
/// may be changed and removed.
/// </summary>
public static class DecideIntervention
{
    private const int Longest = 300;

    public sealed record Request(string? What, string? Area, string? Who, DateOnly? Until);

    public sealed record Answer(Guid Id);

    /// <param name="idempotencyKey">A UUID of the client's own: sent again with the same, it is the same decision.</param>
    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Add(
        string municipality, string week, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct,
        [FromHeader(Name = "Idempotency-Key")] Guid? idempotencyKey = null) =>
        ChangeAsync(municipality, week, idempotencyKey ?? Guid.CreateVersion7(), request, sources, (transaction, id) => transaction.Command(
            """
            insert into decisions (municipality, id, week, what, area, who, until, decided_by, decided_at)
            select $1, $3, $2, $4, $5, $6, $7, $8, $9
            where $5 = $1 or exists (select from areas where municipality = $1 and code = $5)
            on conflict (municipality, id) do update set id = excluded.id
            """,
            municipality, week, id, request.What!.Trim(), request.Area ?? municipality, request.Who!.Trim(), request.Until!.Value,
            $"{passport.Name}, {passport.Organisation}", clock.GetUtcNow()), ct);

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Edit(
        string municipality, string week, Guid id, Request request, ServiceDataSources sources, CancellationToken ct) =>
        ChangeAsync(municipality, week, id, request, sources, (transaction, _) => transaction.Command(
            """
            update decisions set what = $4, area = $5, who = $6, until = $7 where municipality = $1 and week = $2 and id = $3
                and ($5 = $1 or exists (select from areas where municipality = $1 and code = $5))
            """,
            municipality, week, id, request.What!.Trim(), request.Area ?? municipality, request.Who!.Trim(), request.Until!.Value), ct);

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Remove(string municipality, string week, Guid id, ServiceDataSources sources, CancellationToken ct) =>
        ChangeAsync(municipality, week, id, null, sources, (transaction, _) => transaction.Command(
            "delete from decisions where municipality = $1 and week = $2 and id = $3", municipality, week, id), ct);

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> ChangeAsync(
        string municipality, string week, Guid id, Request? request, ServiceDataSources sources, Func<NpgsqlTransaction, Guid, NpgsqlCommand> change, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var at = Week.Read(week, "week", errors);
        if (request is not null) Check(request, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var state = await PictureState.LockAsync(transaction, municipality, at!.Value, ct);
        if (state.State == PictureState.Agreed) return PictureState.AlreadyAgreed;
        await using (var command = change(transaction, id))
            if (await command.ExecuteNonQueryAsync(ct) == 0) return Problems.NotFound(request is null ? "decision" : "area or decision");
        await state.SaveAsync(transaction, municipality, at.Value, "decisions", request?.Area, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(id));
    }

    private static void Check(Request request, List<FieldError> errors)
    {
        if (request.What?.Trim() is not { Length: > 0 and <= Longest }) errors.Add(new("what", "length", $"Say what shall be done, in 1 to {Longest} characters."));
        if (request.Who?.Trim() is not { Length: > 0 and <= Longest }) errors.Add(new("who", "length", "Say which organisation does it."));
        if (request.Until is null) errors.Add(new("until", "required", "Say until when, e.g. 2026-11-27."));
    }
}
