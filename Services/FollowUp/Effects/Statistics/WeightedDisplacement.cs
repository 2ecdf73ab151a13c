namespace Est.FollowUp.Effects.Statistics;

/// <summary>
/// The weighted displacement difference (Wheeler and Ratcliffe 2018, <i>Crime Science</i> 7:11): by how many reports the treated areas changed beyond the comparison
/// areas, and the areas around them beyond theirs.
/// <para>Δ = after/(w₁a) − before/(w₀a), with w the lengths of the two periods and a the size of the group of areas; local = Δ treated − Δ comparison, displacement =
/// Δ around − Δ comparison of those, total = local + displacement. Counts are taken as Poisson: the variance is φ·Σ count/(wa)², with φ = 1 as published.</para>
/// </summary>
public static class WeightedDisplacement
{
    /// <summary>Reports of a group of areas.</summary>
    /// <param name="Size">a: how many areas of the size of the others the group is worth.</param>
    public readonly record struct Counts(double Before, double After, double Size = 1);

    /// <summary>w: lengths of the periods in one unit, e.g. 2 and 1 where before is twice as long.</summary>
    public readonly record struct Lengths(double Before, double After)
    {
        public static Lengths Equal => new(1, 1);
    }

    /// <param name="Estimate">Reports, fewer when negative, per unit of length and size.</param>
    public readonly record struct Difference(double Estimate, double Variance)
    {
        public double StandardError => Math.Sqrt(Variance);

        /// <summary>0 where there are no reports at all.</summary>
        public double Z => Variance > 0 ? Estimate / StandardError : 0;

        public Interval Interval(double quantile = Statistics.Interval.Z) => Statistics.Interval.Around(Estimate, StandardError, quantile);

        /// <summary>Of two differences that share no area.</summary>
        public static Difference operator +(Difference local, Difference displacement) =>
            new(local.Estimate + displacement.Estimate, local.Variance + displacement.Variance);
    }

    /// <param name="dispersion">φ: how much more than Poisson's the counts vary.</param>
    public static Difference Of(Counts treated, Counts comparison, Lengths lengths, double dispersion = 1) => new(
        Change(treated, lengths) - Change(comparison, lengths),
        dispersion * (Variance(treated, lengths) + Variance(comparison, lengths)));

    private static double Change(Counts counts, Lengths lengths) => (counts.After / lengths.After - counts.Before / lengths.Before) / counts.Size;

    private static double Variance(Counts counts, Lengths lengths) =>
        (counts.After / (lengths.After * lengths.After) + counts.Before / (lengths.Before * lengths.Before)) / (counts.Size * counts.Size);
}
