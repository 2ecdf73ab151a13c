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
    /// <param name="Motive">At most 500 characters; never about a person.</param>
    /// <param name="Reason">The motive's former name, for those who send it still.</param>
    public sealed record Request(string? Motive, string? Reason = null);

    internal static ProblemHttpResult NotWaiting { get; } = Problems.Of(
        StatusCodes.Status409Conflict, "not-waiting", "The entry no longer waits", "It was released or discarded before; nothing was changed.");

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string municipality, Guid id, Request request, Passport passport, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Reason.Read(request.Motive ?? request.Reason, errors) is not { } reason) return Problems.Invalid(errors);

        return await PutAsideAsync(id, reason, passport, db, clock, ct) switch
        {
            QuarantineStates.Discarded => TypedResults.NoContent(),
            "not-waiting" => NotWaiting,
            _ => Problems.NotFound("quarantine entry"),
        };
    }

    /// <returns>discarded, not-waiting or not-found.</returns>
    internal static async Task<string> PutAsideAsync(Guid id, string motive, Passport passport, IntakeDb db, TimeProvider clock, CancellationToken ct)
    {
        var entries = db.Quarantine.VisibleTo(passport, QuarantineEndpoints.SeeAll).Where(e => e.Id == id);
        var discarded = await entries.Where(e => e.State == QuarantineStates.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(e => e.State, QuarantineStates.Discarded)
            .SetProperty(e => e.DecidedAt, clock.GetUtcNow())
            .SetProperty(e => e.DecidedBy, passport.Subject)
            .SetProperty(e => e.Reason, motive), ct);
        if (discarded == 1) return QuarantineStates.Discarded;
        return await entries.AnyAsync(ct) ? "not-waiting" : "not-found";
    }
}
