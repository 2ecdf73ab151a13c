using Est.FollowUp.Effects.Statistics;

namespace Est.FollowUp.Effects;

/// <summary>What the reports did after an intervention, beside what they did elsewhere.</summary>
/// <param name="Before">Null where nothing was counted before it began.</param>
/// <param name="After">Null while no whole week has passed since.</param>
/// <param name="Treated">The intervention's own areas.</param>
/// <param name="Against">What the rate ratio is against; null where nothing is measured.</param>
/// <param name="Comparison">Areas that were like them before, or the rest of the kommun where that went the same way; null where there are none.</param>
/// <param name="Displacement">Areas that border on the treated ones.</param>
/// <param name="DisplacementComparison">Areas that were like those.</param>
/// <param name="RateRatio">Against the comparison where there is one, else of after against before.</param>
public sealed record Effect(
    Effect.Subject Intervention, WeekSpan? Before, WeekSpan? After, string? Against, Effect.Group Treated, Effect.Group? Comparison,
    Effect.Group? Displacement,
       Effect.Group? DisplacementComparison, Effect.Differences? Wdd, Effect.Ratio? RateRatio, DisplacementQuotient? Wdq, SegmentedRegression? Segmented,
    IReadOnlyList<Effect.WeekPair> Weekly, Evidence Evidence, IReadOnlyList<Caution> Cautions, string Sentence)
{
    /// <summary>Areas of like size and course, the rest of the kommun, or the same areas before and nothing else.</summary>
    public const string LikeAreas = "like-areas", RestOfKommun = "rest-of-kommun", BeforeAlone = "before";

    public sealed record Subject(Guid Id, int Number, string What, string? Kind, DateOnly? From);

    /// <param name="Before">Reports of all of them before.</param>
    public sealed record Group(IReadOnlyList<NamedArea> Areas, int Before, int After);

    /// <param name="Estimate">Reports in the weeks after, in all treated areas (or all around them); fewer when negative.</param>
    public sealed record Difference(double Estimate, double StandardError, double Low, double High, double Z);

    public sealed record Differences(Difference Local, Difference? Displacement, Difference? Total);

    /// <param name="Overdispersion">φ, which the intervals of <see cref="Differences"/> hold as well.</param>
    public sealed record Ratio(double Estimate, double Low, double High, double LogEstimate, double StandardError, double Overdispersion);

    /// <param name="Comparison">Reports of the comparison areas, scaled to as many areas as the treated ones are; of the rest of the kommun, to as many reports before.</param>
    public sealed record WeekPair(string Week, int Treated, double? Comparison);
}

/// <summary>
/// How much a finding can carry, by the Maryland scale of scientific methods (Sherman et al. 1997): 1 one time alone, 2 before and after, 3 before and after with
/// comparable areas, 4 many units with known differences held even, 5 drawn by lot. Est never says more than 3: it draws no lots, and one intervention is few units.
/// </summary>
/// <param name="Because">Codes: what speaks for the level, and what against a higher one.</param>
public sealed record Evidence(int Level, IReadOnlyList<string> Because);

/// <summary>What could mislead, with the numbers it rests on.</summary>
public sealed record Caution(string Code, IReadOnlyDictionary<string, object> Values);
