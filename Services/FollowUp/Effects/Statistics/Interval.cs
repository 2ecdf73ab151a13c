namespace Est.FollowUp.Effects.Statistics;

/// <summary>An estimate with its 95 % interval.</summary>
public readonly record struct Interval(double Estimate, double Low, double High)
{
    /// <summary>The normal 97.5 per cent point.</summary>
    public const double Z = 1.959963984540054;

    public Interval Exp() => new(Math.Exp(Estimate), Math.Exp(Low), Math.Exp(High));

    /// <summary>estimate ± <paramref name="quantile"/> · <paramref name="standardError"/>.</summary>
    public static Interval Around(double estimate, double standardError, double quantile = Z) =>
        new(estimate, estimate - quantile * standardError, estimate + quantile * standardError);
}
