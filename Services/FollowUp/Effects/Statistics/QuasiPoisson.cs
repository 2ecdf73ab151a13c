using MathNet.Numerics.LinearAlgebra;

namespace Est.FollowUp.Effects.Statistics;

/// <summary>
/// Quasi-Poisson regression with log link, log μ = Xβ, Var y = φμ (McCullagh and Nelder 1989, <i>Generalized Linear Models</i>, chapters 2 and 9): iterated weighted least
/// squares; φ = Σ(y−μ)²/μ/(n−p), 1 at least; Cov β = φ(X'WX)⁻¹ with W = diag μ.
/// </summary>
/// <param name="Coefficients">β.</param>
/// <param name="Covariance">Of β.</param>
/// <param name="Means">μ of each week.</param>
public sealed record QuasiPoisson(Vector<double> Coefficients, Matrix<double> Covariance, Vector<double> Means, double Dispersion, int DegreesOfFreedom)
{
    private const int MostSteps = 50;
    private const double Converged = 1e-10;

    public double StandardError(int coefficient) => Math.Sqrt(Covariance[coefficient, coefficient]);

    /// <param name="design">X: a row per week.</param>
    /// <param name="counts">y: one count per row.</param>
    /// <returns>Null where no fit exists: columns that say the same, or a stretch of weeks without any report.</returns>
    public static QuasiPoisson? Fit(Matrix<double> design, IReadOnlyList<int> counts)
    {
        var freedom = design.RowCount - design.ColumnCount;
        if (freedom < 1) return null;
        var y = Vector<double>.Build.Dense([.. counts.Select(count => (double)count)]);
        var eta = (y + 0.1).PointwiseLog();
        Vector<double>? beta = null;
        for (var step = 0; step < MostSteps; step++)
        {
            var mean = eta.PointwiseExp();
            if (Information(design, mean) is not { } information) return null;
            var working = eta + (y - mean).PointwiseDivide(mean);
            var next = information.Solve(design.TransposeThisAndMultiply(mean.PointwiseMultiply(working)));
            var moved = beta is null ? double.PositiveInfinity : (next - beta).InfinityNorm();
            (beta, eta) = (next, design * next);
            // e^30 reports a week, or e^−30: the likelihood has no top to climb to.
            if (eta.InfinityNorm() > 30) return null;
            if (moved < Converged) return Of(design, y, beta, eta.PointwiseExp(), freedom);
        }
        return null;
    }

    private static QuasiPoisson? Of(Matrix<double> design, Vector<double> y, Vector<double> beta, Vector<double> mean, int freedom)
    {
        var difference = y - mean;
        var dispersion = Math.Max(1, difference.PointwiseMultiply(difference).PointwiseDivide(mean).Sum() / freedom);
        return Information(design, mean) is { } information
            ? new(beta, information.Solve(Matrix<double>.Build.DenseIdentity(beta.Count)) * dispersion, mean, dispersion, freedom)
            : null;
    }

    private static MathNet.Numerics.LinearAlgebra.Factorization.Cholesky<double>? Information(Matrix<double> design, Vector<double> mean)
    {
        var weighted = design.MapIndexed((row, _, value) => value * mean[row]);
        try
        {
            return weighted.TransposeThisAndMultiply(design).Cholesky();
        }
        catch (ArgumentException)
        {
            return null;    // MathNet's way to say that the matrix is singular
        }
    }
}
