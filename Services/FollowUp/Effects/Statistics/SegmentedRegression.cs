using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Est.FollowUp.Effects.Statistics;

/// <summary>
/// Interrupted time series (Wagner et al. 2002, <i>Journal of Clinical Pharmacy and Therapeutics</i> 27:299–309; Bernal et al. 2017, <i>International Journal of
/// Epidemiology</i> 46:348–355): log μₜ = β₀ + β₁t + β₂Dₜ + β₃tDₜ + season, with t weeks from the start, D = 1 from the start on, season a harmonic of the year
/// from 52 weeks on and two from 104. Quasi-Poisson, intervals by Student's t. Weeks are taken as independent given the season and the trend.
/// </summary>
/// <param name="Level">e^β₂: the jump at the start; 0.8 is a fifth lower at once.</param>
/// <param name="Trend">e^β₃: change of growth per week; 0.99 is one per cent less growth each week.</param>
/// <param name="Fitted">Reports that the model gives each week.</param>
/// <param name="Counterfactual">Reports that it gives each week had nothing changed at the start: D = 0 throughout.</param>
public sealed record SegmentedRegression(int Weeks, Interval Level, Interval Trend, IReadOnlyList<double> Fitted, IReadOnlyList<double> Counterfactual)
{
    /// <summary>Of weeks in all, of weeks on each side, and of reports on each side.</summary>
    public const int LeastWeeks = 24, LeastWeeksOfSide = 8, LeastReportsOfSide = 10;

    private const double WeeksOfYear = 365.2425 / 7;

    /// <param name="counts">Reports per week, oldest first.</param>
    /// <param name="before">How many of the weeks lie before the start.</param>
    /// <returns>Null where the weeks or the reports are too few, or no fit exists.</returns>
    public static SegmentedRegression? Of(IReadOnlyList<int> counts, int before)
    {
        var after = counts.Count - before;
        if (counts.Count < LeastWeeks || Math.Min(before, after) < LeastWeeksOfSide) return null;
        if (Math.Min(counts.Take(before).Sum(), counts.Skip(before).Sum()) < LeastReportsOfSide) return null;
        var design = Design(counts.Count, before);
        if (QuasiPoisson.Fit(design, counts) is not { } fit) return null;
        var quantile = StudentT.InvCDF(0, 1, fit.DegreesOfFreedom, 0.975);
        var without = fit.Coefficients.Clone();
        without[2] = without[3] = 0;
        return new(counts.Count, Coefficient(2), Coefficient(3), [.. fit.Means], [.. (design * without).PointwiseExp()]);

        Interval Coefficient(int index) => Interval.Around(fit.Coefficients[index], fit.StandardError(index), quantile).Exp();
    }

    private static Matrix<double> Design(int weeks, int before)
    {
        var harmonics = weeks >= 104 ? 2 : weeks >= 52 ? 1 : 0;
        return Matrix<double>.Build.Dense(weeks, 4 + 2 * harmonics, (row, column) =>
        {
            var t = row - before;
            return column switch
            {
                0 => 1,
                1 => t,
                2 => t >= 0 ? 1 : 0,
                3 => t >= 0 ? t : 0,
                _ => column % 2 == 0 ? Math.Cos(2 * Math.PI * (column / 2 - 1) * t / WeeksOfYear) : Math.Sin(2 * Math.PI * (column / 2 - 1) * t / WeeksOfYear),
            };
        });
    }
}
