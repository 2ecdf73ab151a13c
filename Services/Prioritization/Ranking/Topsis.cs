namespace Est.Prioritization.Ranking;

/// <summary>
/// TOPSIS: an alternative is placed by how near it comes to the best in everything and how far it is from the worst in everything. Hwang and Yoon 1981,
/// <i>Multiple Attribute Decision Making</i>; worked example in Tzeng and Huang 2011, <i>Multiple Attribute Decision Making</i>.
/// </summary>
public static class Topsis
{
    /// <summary>x/√Σx² within each column; a column of zeros stays as it is.</summary>
    /// <param name="matrix">One array per alternative, one number per criterion.</param>
    public static double[][] VectorNormalised(IReadOnlyList<double[]> matrix)
    {
        var lengths = Enumerable.Range(0, matrix.Count == 0 ? 0 : matrix[0].Length)
            .Select(column => Math.Sqrt(matrix.Sum(row => row[column] * row[column]))).ToArray();
        return [.. matrix.Select(row => row.Select((value, column) => lengths[column] == 0 ? value : value / lengths[column]).ToArray())];
    }

    /// <summary>
    /// C = d⁻/(d⁺ + d⁻) for each alternative, d⁺ and d⁻ its Euclidean distances, with columns times their weights, to the highest and to the
    /// lowest value of every criterion. 0 to 1; ½ where all alternatives are alike. All weights may be multiplied by the same number.
    /// </summary>
    /// <param name="matrix">As it shall be compared: normalise before. More is more.</param>
    public static double[] Closeness(IReadOnlyList<double[]> matrix, IReadOnlyList<double> weights)
    {
        var columns = Enumerable.Range(0, weights.Count).ToArray();
        var highest = columns.Select(column => matrix.Max(row => row[column])).ToArray();
        var lowest = columns.Select(column => matrix.Min(row => row[column])).ToArray();
        return [.. matrix.Select(row =>
        {
            var (toHighest, toLowest) = (Distance(row, highest), Distance(row, lowest));
            return toHighest + toLowest == 0 ? 0.5 : toLowest / (toHighest + toLowest);
        })];

        double Distance(double[] row, double[] point) =>
            Math.Sqrt(columns.Sum(column => weights[column] * weights[column] * (row[column] - point[column]) * (row[column] - point[column])));
    }
}
