using Est.Prioritization.Ranking;

namespace Est.Prioritization.Tests.Ranking;

/// <summary>Published worked examples: Tzeng and Huang 2011, <i>Multiple Attribute Decision Making</i>, and the two tests of scikit-criteria's TOPSIS.</summary>
public sealed class TopsisNumbers
{
    private static readonly double[][] Four = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]];

    [Fact]
    public void The_textbook_example_has_closeness_0_5037_0_6581_0_7482_0_3340()
    {
        var closeness = Topsis.Closeness(Topsis.VectorNormalised(Four), [0.3, 0.4, 0.3]);
        closeness.Select(c => Math.Round(c, 4)).ShouldBe([0.5037, 0.6581, 0.7482, 0.3340]);
        closeness.Select(c => closeness.Count(other => other > c) + 1).ShouldBe([3, 2, 1, 4]);
    }

    [Fact]
    public void Without_normalisation_two_alternatives_have_closeness_0_14639248_and_0_85360752() =>
        Topsis.Closeness([[1, 0, 3], [0, 5, 6]], [1, 1, 1]).Select(c => Math.Round(c, 8)).ShouldBe([0.14639248, 0.85360752]);

    [Fact]
    public void Twice_the_weights_are_the_same_weights() =>
        Topsis.Closeness(Four, [0.6, 0.8, 0.6]).ShouldBe(Topsis.Closeness(Four, [0.3, 0.4, 0.3]));

    [Fact]
    public void Alternatives_that_are_alike_are_halfway() =>
        Topsis.Closeness(Topsis.VectorNormalised([[0, 2], [0, 2]]), [1, 1]).ShouldBe([0.5, 0.5]);
}
