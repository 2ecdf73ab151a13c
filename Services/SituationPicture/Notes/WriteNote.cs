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

namespace Est.SituationPicture.Notes;

/// <summary>What an organisation says of an area in the picture of a week. Its own organisation may change it, and the coordinator.</summary>
public static class WriteNote
{
    private const int Longest = 1000;

    public sealed record Request(string? Text);

    public sealed record Answer(Guid Id, int Revision);

    /// <param name="idempotencyKey">A UUID of the client's own: sent again with the same, it is the same note.</param>
    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Add(
        string municipality, string week, string area, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct,
        [FromHeader(Name = "Idempotency-Key")] Guid? idempotencyKey = null) =>
        ChangeAsync(municipality, week, request, sources, async (transaction, text) =>
        {
            var id = idempotencyKey ?? Guid.CreateVersion7();
            await using var insert = transaction.Command(
                """
                insert into area_notes (municipality, id, week, area, organisation_id, organisation, written_by, written_at, text)
                select $1, $2, $3, $4, $5, $6, $7, $8, $9 where $4 = $1 or exists (select from areas where municipality = $1 and code = $4)
                on conflict (municipality, id) do update set id = excluded.id
                """,
                municipality, id, week, area, passport.OrganisationId, passport.Organisation, passport.Name, clock.GetUtcNow(), text);
            return await insert.ExecuteNonQueryAsync(ct) == 1 ? (id, area) : null;
        }, ct);

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Edit(
        string municipality, string week, Guid id, Request request, Passport passport, ServiceDataSources sources, CancellationToken ct) =>
        ChangeAsync(municipality, week, request, sources, async (transaction, text) =>
        {
            await using var update = transaction.Command($"update area_notes set text = $5 where {Own} returning area", [.. Which(municipality, week, id, passport), text]);
            return await update.ExecuteScalarAsync(ct) is string area ? (id, area) : null;
        }, ct);

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Remove(
        string municipality, string week, Guid id, Passport passport, ServiceDataSources sources, CancellationToken ct) =>
        ChangeAsync(municipality, week, null, sources, async (transaction, _) =>
        {
            await using var delete = transaction.Command($"delete from area_notes where {Own} returning area", Which(municipality, week, id, passport));
            return await delete.ExecuteScalarAsync(ct) is string area ? (id, area) : null;
        }, ct);

    /// <summary>A coordinator may change every note, all others those of their organisation.</summary>
    private const string Own = "municipality = $1 and week = $2 and id = $3 and ($4::uuid is null or organisation_id = $4)";

    private static object[] Which(string municipality, string week, Guid id, Passport passport) =>
        [municipality, week, id, passport.HasRole(Roles.Coordinator, Roles.Admin) ? DBNull.Value : passport.OrganisationId];

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> ChangeAsync(
        string municipality, string week, Request? request, ServiceDataSources sources, Func<NpgsqlTransaction, string, Task<(Guid Id, string Area)?>> change, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var at = Week.Read(week, "week", errors);
        var text = request?.Text?.Trim() ?? "";
        if (request is not null && text.Length is 0 or > Longest) errors.Add(new("text", "length", $"Write 1 to {Longest} characters."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var state = await PictureState.LockAsync(transaction, municipality, at!.Value, ct);
        if (state.State == PictureState.Agreed) return PictureState.AlreadyAgreed;
        if (await change(transaction, text) is not { } changed) return Problems.NotFound(request is null ? "note" : "area or note");
        var revision = await state.SaveAsync(transaction, municipality, at.Value, "notes", changed.Area, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(changed.Id, revision));
    }
}
