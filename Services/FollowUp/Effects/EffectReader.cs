using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Effects;

/// <summary>What effects are measured from: all of a kommun's interventions, and the reports of the weeks around them.</summary>
public sealed record EffectReader(IReadOnlyList<MeasuredIntervention> Interventions, AreaTree Areas, CountedHistory? History, string Municipality)
{
    public MeasureEffect Measure => new(History, Areas, Interventions, Municipality);

    /// <param name="last">The last complete week, or an earlier one that the reader shall know nothing after.</param>
    /// <param name="from">Read at least from this week.</param>
    public static async Task<EffectReader> ReadAsync(string municipality, ServiceDataSources sources, FollowUpDb db, Week last, CancellationToken ct, Week? from = null)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var interventions = await MeasuredIntervention.ReadAsync(connection, municipality, ct);
        var earliest = interventions.Where(i => i.IsMeasured).Select(i => i.From!.Value).DefaultIfEmpty(last.Monday).Min();
        var first = Week.Of(earliest).Plus(-WeekSpan.Most);
        if (from is { } wanted && wanted < first) first = wanted;
        var history = await CountedHistory.ReadAsync(connection, municipality, first, last, ct);
        return new(interventions, await AreaTree.ReadAsync(db, ct), history, municipality);
    }
}
