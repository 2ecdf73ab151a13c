namespace Est.Prioritization.Influence;

/// <summary>What one actor holds to be possible in an area, each 1 (hardly anything) to 5 (very much).</summary>
/// <param name="Mandate">Own mandate and means.</param>
/// <param name="Owners">Property owners who want to.</param>
/// <param name="Measures">Measures known to work on this cause.</param>
/// <param name="Time">That it can be done in the period.</param>
public sealed record Judgement(string Organisation, int Mandate, int Owners, int Measures, int Time, double Score, string Motive)
{
    public const int Least = 1, Most = 5;

    /// <summary>The mean of the four.</summary>
    public static double ScoreOf(int mandate, int owners, int measures, int time) => (mandate + owners + measures + time) / 4.0;
}

/// <summary>What the actors together hold to be possible in an area (påverkbarhet).</summary>
/// <param name="Median">Of the actors' scores, 1 to 5; null where nobody has judged.</param>
/// <param name="Disagreement">Highest less lowest score: low up to 1, some below 2, high from 2; none while fewer than two have judged.</param>
public sealed record JudgedInfluence(
    double? Median, double? Low, double? High, string Disagreement, int Answers, IReadOnlyList<Judgement> Judgements)
{
    public static JudgedInfluence Of(IEnumerable<Judgement> judgements)
    {
        Judgement[] all = [.. judgements.OrderBy(j => j.Organisation, StringComparer.Ordinal)];
        if (all.Length == 0) return new(null, null, null, "none", 0, []);
        double[] scores = [.. all.Select(j => j.Score).Order()];
        var range = scores[^1] - scores[0];
        return new(
            (scores[(scores.Length - 1) / 2] + scores[scores.Length / 2]) / 2, scores[0], scores[^1],
            scores.Length < 2 ? "none" : range <= 1 ? "low" : range < 2 ? "some" : "high", scores.Length, all);
    }
}
