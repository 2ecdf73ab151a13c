using Est.FollowUp.Storage;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Effects;

/// <summary>The effect of one intervention, week by week, with what it rests on and what could mislead.</summary>
public static class GetEffect
{
    public static async Task<Results<Ok<Effect>, ProblemHttpResult>> Handle(
        string municipality, Guid intervention, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var read = await EffectReader.ReadAsync(municipality, sources, db, Week.Of(clock.GetUtcNow()).Previous, ct);
        // One that has not begun has nothing to measure.
        return read.Interventions.FirstOrDefault(i => i.Id == intervention && i.IsMeasured) is { } found
            ? TypedResults.Ok(read.Measure.Of(found, curves: true))
            : Problems.NotFound("effect");
    }
}
