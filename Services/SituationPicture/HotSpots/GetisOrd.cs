using MathNet.Numerics.Distributions;

namespace Est.SituationPicture.HotSpots;

/// <summary>Getis-Ord Gi*: whether high or low values gather around a place, itself included.</summary>
public static class GetisOrd
{
    /// <summary>
    /// Gi*_i = (Σ_j w_ij x_j − x̄ Σ_j w_ij) / (S √[(n Σ_j w_ij² − (Σ_j w_ij)²) / (n − 1)]), S² = Σ x² / n − x̄², with w_ij = 1 for i itself and its
    /// neighbours and 0 otherwise (Ord and Getis 1995, <i>Geographical Analysis</i> 27:286–306, eq. 6). Standard normal when values lie
    /// at random.
    /// </summary>
    /// <param name="values">x, in any unit; counts per inhabitant where inhabitants are known.</param>
    /// <param name="neighbours">Of each place the others that border on it, by index.</param>
    /// <returns>z of each place; 0 where it is not defined: all values are alike, or a place borders on all others.</returns>
    public static double[] Star(IReadOnlyList<double> values, IReadOnlyList<IReadOnlyCollection<int>> neighbours)
    {
        var n = values.Count;
        if (n < 2) return new double[n];
        var mean = values.Average();
        var deviation = Math.Sqrt(Math.Max(0, values.Sum(x => x * x) / n - mean * mean));
        var z = new double[n];
        for (var i = 0; i < n; i++)
        {
            double weights = neighbours[i].Count + 1;
            var spread = deviation * Math.Sqrt((n * weights - weights * weights) / (n - 1));
            if (spread > 0) z[i] = (values[i] + neighbours[i].Sum(j => values[j]) - mean * weights) / spread;
        }
        return z;
    }

    /// <summary>Probability of a z as far from 0 or farther, on either side.</summary>
    public static double TwoSided(double z) => 2 * Normal.CDF(0, 1, -Math.Abs(z));
}
