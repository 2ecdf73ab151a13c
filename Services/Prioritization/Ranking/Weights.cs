using Est.ServiceDefaults.Http;

namespace Est.Prioritization.Ranking;

/// <summary>How much each criterion counts, as people set it.</summary>
public static class Weights
{
    private const double Most = 1_000;

    /// <summary>What a kommun that has set none begins with.</summary>
    public static IReadOnlyDictionary<string, double> Default { get; } = new Dictionary<string, double>
    {
        [Criterion.PerInhabitant] = 0.2,
        [Criterion.PerSquareKilometre] = 0.05,
        [Criterion.Weighted] = 0.15,
        [Criterion.Trend] = 0.1,
        [Criterion.Signals] = 0.05,
        [Criterion.Persistence] = 0.1,
        [Criterion.Survey] = 0.05,
        [Criterion.Influence] = 0.3,
    };

    /// <summary>The weights that a ranking uses: those of known criteria, divided by their sum; all zero when none of these has a weight.</summary>
    /// <returns>By column of <see cref="Criterion.All"/>.</returns>
    public static double[] Used(IReadOnlyDictionary<string, double> weights, Func<int, bool> isKnown)
    {
        var used = Criterion.All.Select((criterion, column) => isKnown(column) ? weights.GetValueOrDefault(criterion) : 0).ToArray();
        var sum = used.Sum();
        return sum == 0 ? used : [.. used.Select(weight => weight / sum)];
    }

    /// <summary>Reads weights from input; a criterion that is not named has none.</summary>
    public static IReadOnlyDictionary<string, double> Read(IReadOnlyDictionary<string, double>? given, ICollection<FieldError> errors)
    {
        foreach (var (criterion, weight) in given ?? new Dictionary<string, double>())
        {
            if (!Criterion.All.Contains(criterion))
                errors.Add(new("weights", "unknown-criterion", $"Weights are given for {string.Join(", ", Criterion.All)}."));
            else if (!(weight >= 0 && weight <= Most))
                errors.Add(new($"weights.{criterion}", "out-of-range", $"A weight is a number from 0 to {Most:0}."));
        }
        var weights = Criterion.All.ToDictionary(criterion => criterion, criterion => given?.GetValueOrDefault(criterion) ?? 0);
        if (errors.Count == 0 && !Criterion.OfNeed.Any(criterion => weights[criterion] > 0))
            errors.Add(new("weights", "no-need", "Give at least one criterion of need a weight above 0."));
        return weights;
    }
}
