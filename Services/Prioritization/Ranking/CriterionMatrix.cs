using static Est.Prioritization.Ranking.Criterion;

namespace Est.Prioritization.Ranking;

/// <summary>
/// The criteria of all areas as numbers: <see cref="Values"/> as people read them, <see cref="Normalised"/> from 0 to 1. Filled again for every
/// draw of counts, hence arrays by column. What a criterion does not know of an area is NaN in the values, and in the normalised the median of
/// the others, so that not knowing moves an area neither up nor down.
/// <para>Each is normalised against a zero of its own, never against the least area, since that would make a whole step of any small difference:
/// rates, weighted sum and survey x/max; signals x/max(3, max); trend (1 + log₂ ratio)/2 between halved and doubled; persistence as it is;
/// influence (x − 1)/4.</para>
/// </summary>
public sealed class CriterionMatrix
{
    private const double PerThousand = 1_000;
    private const int FewestSignals = 3, LeastInfluence = 1, MostInfluence = 5;

    private readonly IReadOnlyList<AreaFacts> areas;
    private readonly double dispersion;
    private readonly double[] inhabitants, squareKilometres, weightOfAReport;

    /// <param name="areas">In the order in which the columns hold them.</param>
    /// <param name="dispersion">φ of the weekly counts.</param>
    public CriterionMatrix(IReadOnlyList<AreaFacts> areas, double dispersion)
    {
        (this.areas, this.dispersion) = (areas, dispersion);
        inhabitants = [.. areas.Select(area => area.Population is > 0 and var population ? population : double.NaN)];
        squareKilometres = [.. areas.Select(area => area.SquareKilometres is > 0 and var size ? size : double.NaN)];
        var reports = areas.Sum(area => area.Reports);
        var ordinary = reports == 0 ? 1 : areas.Sum(area => area.Weighted) / reports;
        weightOfAReport = [.. areas.Select(area => area.Reports == 0 ? ordinary : area.Weighted / area.Reports)];
        Values = [.. All.Select(_ => new double[areas.Count])];
        Normalised = [.. All.Select(_ => new double[areas.Count])];

        Set(SignalsColumn, area => area.Signals, (signals, most) => signals / Math.Max(FewestSignals, most));
        Set(PersistenceColumn, area => area.Persistence, (level, _) => level);
        Set(SurveyColumn, area => area.Survey, ShareOf);
        Set(InfluenceColumn, area => area.Influence, (median, _) => (median - LeastInfluence) / (MostInfluence - LeastInfluence));
        Fill([.. areas.Select(area => (double)area.Reports)], [.. areas.Select(area => area.Before ?? double.NaN)]);
    }

    /// <summary>By column of <see cref="All"/>, then by area.</summary>
    public double[][] Values { get; }

    public double[][] Normalised { get; }

    /// <summary>Whether the criterion says anything of any area. Others are left out of the ranking.</summary>
    public bool IsKnown(int column) => Values[column].Any(value => !double.IsNaN(value));

    /// <summary>Reckons the criteria that rest on counts. The mean weight of an area's reports stays what it was, the kommun's where it has none.</summary>
    /// <param name="reports">Of the round's weeks, one per area.</param>
    /// <param name="before">Of as many weeks before; NaN without a history.</param>
    public void Fill(double[] reports, double[] before)
    {
        ShrunkRates.Shrink(reports, inhabitants, dispersion, Values[PerInhabitantColumn]);
        ShrunkRates.Shrink(reports, squareKilometres, dispersion, Values[PerSquareKilometreColumn]);
        ShrunkTrends.Shrink(reports, before, dispersion, Values[TrendColumn]);
        for (var i = 0; i < reports.Length; i++)
        {
            Values[PerInhabitantColumn][i] *= PerThousand;
            Values[WeightedColumn][i] = reports[i] * weightOfAReport[i];
            Values[TrendColumn][i] = Math.Exp(Values[TrendColumn][i]);
        }
        Normalise(PerInhabitantColumn, ShareOf);
        Normalise(PerSquareKilometreColumn, ShareOf);
        Normalise(WeightedColumn, ShareOf);
        Normalise(TrendColumn, (ratio, _) => Math.Clamp((1 + Math.Log2(ratio)) / 2, 0, 1));
    }

    private void Set(int column, Func<AreaFacts, double?> value, Func<double, double, double> normalise)
    {
        for (var i = 0; i < areas.Count; i++) Values[column][i] = value(areas[i]) ?? double.NaN;
        Normalise(column, normalise);
    }

    private void Normalise(int column, Func<double, double, double> normalise)
    {
        var (values, most) = (Values[column], 0.0);
        foreach (var value in values)
            if (value > most) most = value;
        for (var i = 0; i < values.Length; i++) Normalised[column][i] = double.IsNaN(values[i]) ? double.NaN : normalise(values[i], most);
        FillGaps(column);
    }

    private static double ShareOf(double value, double most) => most > 0 ? value / most : 0;

    private void FillGaps(int column)
    {
        var shares = Normalised[column];
        if (!shares.Any(double.IsNaN)) return;
        var known = shares.Where(share => !double.IsNaN(share)).Order().ToArray();
        var middle = known.Length == 0 ? 0 : (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
        for (var i = 0; i < shares.Length; i++)
            if (double.IsNaN(shares[i])) shares[i] = middle;
    }
}
