using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Quarantine;

/// <summary>Puts a quarantined text aside: nothing will come of it. Sent again, the same text is the same entry and stays aside.</summary>
public static class DiscardEntry
{
    /// <param name="Reason">At most 500 characters; never about a person.</param>
    public sealed record Request(string? Reason);

    internal static ProblemHttpResult NotWaiting { get; } = Problems.Of(
        StatusCodes.Status409Conflict, "not-waiting", "The entry no longer waits", "It was released or discarded before; nothing was changed.");

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string municipality, Guid id, Request request, Passport passport, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Reason.Read(request.Reason, errors) is not { } reason) return Problems.Invalid(errors);

        var entries = db.Quarantine.VisibleTo(passport, QuarantineEndpoints.SeeAll).Where(e => e.Id == id);
        var discarded = await entries.Where(e => e.State == QuarantineStates.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(e => e.State, QuarantineStates.Discarded)
            .SetProperty(e => e.DecidedAt, clock.GetUtcNow())
            .SetProperty(e => e.DecidedBy, passport.Subject)
            .SetProperty(e => e.Reason, reason), ct);
        if (discarded == 1) return TypedResults.NoContent();
        return await entries.AnyAsync(ct) ? NotWaiting : Problems.NotFound("quarantine entry");
    }
}
