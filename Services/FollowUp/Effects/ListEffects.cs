using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Effects;

/// <summary>The effect of every intervention that has begun, newest first.</summary>
public static class ListEffects
{
    public sealed record Answer(IReadOnlyList<Line> Effects);

    /// <param name="RateRatio">Null while there is too little to measure.</param>
    public sealed record Line(
        Guid Intervention, int Number, string What, string? Kind, string? KindName, IReadOnlyList<NamedArea> Areas, Effect.Ratio? RateRatio, int Evidence, string Sentence);

    public static async Task<Ok<Answer>> Handle(string municipality, ServiceDataSources sources, FollowUpDb db, TimeProvider clock, CancellationToken ct)
    {
        var read = await EffectReader.ReadAsync(municipality, sources, db, Week.Of(clock.GetUtcNow()).Previous, ct);
        var names = await KindNames.ReadAsync(db, ct);
        var measure = read.Measure;
        return TypedResults.Ok(new Answer(
            [.. read.Interventions.Where(i => i.IsMeasured).OrderByDescending(i => i.Number).Select(i => (Intervention: i, Effect: measure.Of(i, curves: false)))
                .Select(pair => new Line(
                    pair.Intervention.Id, pair.Intervention.Number, pair.Intervention.What, pair.Intervention.Kind, names.Of(pair.Intervention.Kind),
                    pair.Effect.Treated.Areas, pair.Effect.RateRatio, pair.Effect.Evidence.Level, pair.Effect.Sentence))]));
    }
}
