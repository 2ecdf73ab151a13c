namespace Est.FollowUp.Effects.Statistics;

/// <summary>
/// The weighted displacement quotient (Bowers and Johnson 2003, <i>Journal of Quantitative Criminology</i> 19:275–301):
/// WDQ = (B₁/C₁ − B₀/C₀)/(A₁/C₁ − A₀/C₀), A treated, B around it, C comparison; 0 before, 1 after. It has no standard error: <see cref="WeightedDisplacement"/> is
/// what to lean on.
/// </summary>
/// <param name="Meaning"><c>diffusion-larger</c> above 1, <c>diffusion</c> above 0, <c>none</c> at about 0, <c>displacement</c> above −1, <c>net-loss</c> below.</param>
public readonly record struct DisplacementQuotient(double Value, string Meaning)
{
    /// <summary>Closer to zero than this, nothing is claimed: less than a twentieth of the direct change.</summary>
    private const double AboutZero = 0.05;

    /// <returns>Null where the treated areas did not fall against the comparison, since the quotient then says nothing, or where a comparison count is zero.</returns>
    public static DisplacementQuotient? Of(double a0, double a1, double b0, double b1, double c0, double c1)
    {
        if (c0 <= 0 || c1 <= 0) return null;
        var direct = a1 / c1 - a0 / c0;
        if (direct >= 0) return null;
        var value = (b1 / c1 - b0 / c0) / direct;
        return new(value, value switch
        {
            > 1 => "diffusion-larger",
            > AboutZero => "diffusion",
            >= -AboutZero => "none",
            >= -1 => "displacement",
            _ => "net-loss",
        });
    }
}
