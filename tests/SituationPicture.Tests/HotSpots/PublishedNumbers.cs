using Est.SituationPicture.HotSpots;

namespace Est.SituationPicture.Tests.HotSpots;

/// <summary>The methods against numbers that others have published.</summary>
public sealed class PublishedNumbers
{
    /// <summary>pysal/esda, esda/tests/test_getisord.py: six points, neighbours within 15.</summary>
    [Fact]
    public void Gi_star_of_the_tests_of_pysal_esda()
    {
        (double X, double Y)[] points = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)];
        int[][] neighbours = [.. points.Select((p, i) => Enumerable.Range(0, points.Length)
            .Where(j => j != i && Math.Sqrt(Math.Pow(p.X - points[j].X, 2) + Math.Pow(p.Y - points[j].Y, 2)) <= 15).ToArray())];
        var z = GetisOrd.Star([2, 3, 3.2, 5, 8, 7], neighbours);
        double[] published = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331];
        for (var i = 0; i < z.Length; i++) z[i].ShouldBe(published[i], 5e-9);
    }

    [Fact]
    public void Gi_star_of_values_that_are_all_alike_is_nothing() =>
        GetisOrd.Star([3, 3, 3], [[1], [0], []]).ShouldBe([0, 0, 0]);

    /// <summary>apwheele/ptools, tests/testthat/test-pai.R.</summary>
    [Fact]
    public void Pai_and_pei_of_the_tests_of_ptools()
    {
        var steps = PredictionAccuracy.Of([6, 3, 0], [3, 2, 1]);
        steps.Select(s => s.Pai).ShouldBe([2, 1.5, 1]);
        steps.Select(s => s.Pei).ShouldBe([1, 1, 1]);
    }

    /// <summary>The example in the documentation of apwheele/ptools, R/pai.R: a tie is taken with the fewer events first.</summary>
    [Fact]
    public void Pai_pei_and_rri_of_the_example_of_ptools()
    {
        var steps = PredictionAccuracy.Of([6, 7, 3, 2, 1, 0], [8, 4, 4, 2, 1, 0]);
        steps.Select(s => Math.Round(s.Pai, 4)).ShouldBe([1.8947, 1.4211, 1.6842, 1.4211, 1.2, 1]);
        steps.Select(s => Math.Round(s.Pei, 4)).ShouldBe([0.8571, 0.6923, 1, 1, 1, 1]);
        steps.Select(s => Math.Round(s.Rri, 4)).ShouldBe([1.3333, 1.3333, 1, 1, 1, 1]);
    }

    /// <summary>Knox 1964: 96 cases of leukaemia, 4,560 pairs, 25 close in place, 152 in time, 5 in both; 0.8333 expected.</summary>
    [Fact]
    public void The_expectation_of_Knox_1964() =>
        new Knox.Pairs(96 * 95 / 2, 25, 152, 5).Expected.ShouldBe(0.8333, 5e-5);

    /// <summary>Bandwidth 450 m: 3/(πh²) at the centre, (1 − 1/3)² of it at the centre of the next cell, 260 m away.</summary>
    [Fact]
    public void The_quartic_kernel_falls_from_its_centre_to_nothing_at_the_bandwidth()
    {
        Density.Kernel(0).ShouldBe(1);
        Density.Kernel(Math.Sqrt(3) * 150).ShouldBe(4 / 9.0, 1e-12);
        Density.Kernel(450).ShouldBe(0);
        Density.PerSquareKilometre.ShouldBe(3 / (Math.PI * 0.45 * 0.45), 1e-9);
    }
}
