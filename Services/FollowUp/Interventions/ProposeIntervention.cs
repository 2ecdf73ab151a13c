using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>Proposes an intervention, or changes one. What an organisation proposes is its own unless it names another owner.</summary>
public static class ProposeIntervention
{
    /// <param name="idempotencyKey">A UUID of the client's own: sent again with the same, it is the same intervention.</param>
    public static async Task<Results<Created<ChangeOne.Answer>, ProblemHttpResult>> Add(
        string municipality, InterventionInput request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct,
        [FromHeader(Name = "Idempotency-Key")] Guid? idempotencyKey = null)
    {
        if (await request.CheckAsync(db, municipality, kept: null, ct) is { Count: > 0 } errors) return Problems.Invalid(errors);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var number = await db.NextNumberAsync(municipality, ct);
        if (idempotencyKey is { } key && await db.Interventions.SingleOrDefaultAsync(i => i.Id == key, ct) is { } same) return At(same);

        var intervention = new Intervention
        {
            Municipality = municipality,
            Id = idempotencyKey ?? Guid.CreateVersion7(),
            Number = number,
            What = "",
            Source = Intervention.FromOwn,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = ChangeOne.By(passport),
        };
        request.WriteTo(intervention);
        intervention.Owner ??= passport.HasRole(Roles.Coordinator, Roles.Admin) ? null : passport.Organisation;
        db.Interventions.Add(intervention);
        await db.RecordAsync(intervention, "proposed", intervention.CreatedBy, clock, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return At(intervention);
    }

    public static async Task<Results<Ok<ChangeOne.Answer>, ProblemHttpResult>> Edit(
        string municipality, Guid id, InterventionInput request, Passport passport, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        if (request.Revision is null) return Problems.Invalid([new("revision", "required", "Say which revision you saw.")]);
        return await ChangeOne.ByPersonAsync(db, municipality, id, request.Revision, passport, clock, async intervention =>
        {
            if (!InterventionStates.IsOpen(intervention.State)) return (null, ChangeOne.Cannot("change", intervention.State));
            var errors = await request.CheckAsync(db, municipality, intervention, ct);
            if (errors.Count > 0) return (null, Problems.Invalid(errors));
            request.WriteTo(intervention);
            // What is planned keeps what it could not be planned without.
            if (intervention.State != InterventionStates.Proposed && intervention.Missing() is { Count: > 0 } missing)
                return (null, Problems.Invalid([.. missing.Select(InterventionInput.Required)]));
            return ("changed", null);
        }, ct);
    }

    private static Created<ChangeOne.Answer> At(Intervention intervention) => TypedResults.Created(
        $"/api/{intervention.Municipality}/interventions/{intervention.Id}", new ChangeOne.Answer(intervention.Id, intervention.Revision, intervention.State));
}
