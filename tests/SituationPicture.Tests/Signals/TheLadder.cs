using Est.SituationPicture.Signals.Statistics;

namespace Est.SituationPicture.Tests.Signals;

/// <summary>What is judged by which method, and how often it is wrong.</summary>
public sealed class TheLadder
{
    private static readonly int[] YearLags = [52, 104, 156, 208, 260];

    public static TheoryData<int, int> RowsAndHistories => new(from row in new[] { 1, 2, 4 } from weeks in new[] { 52, 156, 468 } select (row, weeks));

    /// <summary>Seeded, and so the same on every machine; the benchmark <c>noufaily</c> runs all 42 scenarios with all methods.</summary>
    [Theory, MemberData(nameof(RowsAndHistories))]
    public void Gives_false_alarms_at_or_below_nominal_on_the_EST_like_scenarios_of_Noufaily_2013(int row, int weeksOfHistory)
    {
        foreach (var scenario in NoufailyScenario.All.Where(s => s.Row == row))
        {
            var (alarms, ordinary) = (0, 0);
            for (var replicate = 0; replicate < 60; replicate++)
            {
                var series = scenario.Simulate(replicate);
                var counts = series.Counts[(NoufailyScenario.FirstCurrent - weeksOfHistory)..];
                var surveillance = new Surveillance("1862", [new CountedSeries("1862", "brand", counts)]);
                for (var week = weeksOfHistory; week < counts.Length; week++)
                {
                    if (series.Outbreak[^(counts.Length - week)] > 0) continue;
                    ordinary++;
                    if (surveillance.Judge(week, YearLags).Count > 0) alarms++;
                }
            }
            ((double)alarms / ordinary).ShouldBeLessThanOrEqualTo(Ladder.Alpha, $"{scenario}: {alarms} of {ordinary}");
        }
    }

    /// <summary>Ten areas and eight categories over a year and a half, nothing unusual in them: at most one week in twenty has a false signal.</summary>
    [Fact]
    public void Keeps_a_whole_kommun_calm_in_ordinary_weeks()
    {
        var random = new Random(1862);
        var kommun = MadeKommun(random, weeks: 152);
        var surveillance = new Surveillance("1862", kommun);
        Enumerable.Range(52, 100).Count(week => surveillance.Judge(week, YearLags).Count > 0).ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public void Finds_a_rise_in_one_area_and_the_kommun_it_lies_in()
    {
        var kommun = MadeKommun(new Random(1), weeks: 80);
        foreach (var series in kommun.Where(s => s.Category == "k0" && s.Area is "a0" or "1862").Where(s => s.Category == "k0")) series.Counts[79] += 15;
        var findings = new Surveillance("1862", kommun).Judge(79, YearLags);
        findings.ShouldContain(f => f.Series.Area == "a0" && f.Series.Category == "k0");
        findings.ShouldAllBe(f => f.Series.Category == "k0" && !f.Verdict.BySeasons && f.Verdict.Observed > f.Verdict.Threshold && f.Q <= Surveillance.FalseDiscoveries && f.Verdict.P <= f.Q);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Judges_nothing_before_eight_weeks(int weeks, bool judged)
    {
        int[] counts = [.. Enumerable.Repeat(1, weeks), 40];
        (new Surveillance("1862", [new("1862", "brand", counts)]).Judge(weeks, YearLags).Count > 0).ShouldBe(judged);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(12, true)]
    public void Needs_five_reports_in_four_weeks_after_a_history_of_nothing(int reports, bool signal)
    {
        int[] counts = [.. new int[60], reports];
        (new Surveillance("1862", [new("1862", "brand", counts)]).Judge(60, YearLags).Count > 0).ShouldBe(signal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    public void Finds_nothing_where_nothing_is_reported(int weeks) =>
        new Surveillance("1862", [new("1862", "brand", new int[weeks + 1])]).Judge(weeks, YearLags).ShouldBeEmpty();

    [Fact]
    public void A_kommun_without_series_has_no_signals() => new Surveillance("1862", []).Judge(100, YearLags).ShouldBeEmpty();

    [Fact]
    public void Takes_seasons_into_account_after_three_years_and_not_for_a_handful_of_reports()
    {
        var room = new double[300];
        var design = FarringtonDesign.For(YearLags, 200)!;
        int[] many = [.. Enumerable.Range(0, 200).Select(week => 2 + week % 3), 4], few = [.. Enumerable.Range(0, 200).Select(week => week % 20 == 0 ? 1 : 0), 4];
        Ladder.Judge(many, new SmallCounts.Forecast(3, 1), design, room).BySeasons.ShouldBeTrue();
        Ladder.Judge(few, new SmallCounts.Forecast(3, 1), design, room).BySeasons.ShouldBeFalse();
        Ladder.Judge(many, new SmallCounts.Forecast(3, 1), null, room).BySeasons.ShouldBeFalse();
    }

    [Fact]
    public void An_area_with_few_reports_is_expected_to_be_as_the_kommun_is()
    {
        var pooled = new SmallCounts.Pooled(1, 10, 0.1);
        var alone = SmallCounts.Predict(new SmallCounts.Reference(50, 0, 0), double.NaN, pooled).Mean;
        var mixed = SmallCounts.Predict(new SmallCounts.Reference(50, 0, 0), 5, pooled).Mean;
        alone.ShouldBe(0.01);
        // Gamma prior of mean 1 and shape 1/τ² = 10 with y = 0, m = 5 and φ = 1 + ½√(2/worth): (10 + 0)/(10 + 5/φ) of 0.1 a week.
        mixed.ShouldBeInRange(0.066, 0.08);
        SmallCounts.Predict(new SmallCounts.Reference(50, 200, 1_000), 5, pooled).Mean.ShouldBeInRange(1, 4);
    }

    private static List<CountedSeries> MadeKommun(Random random, int weeks)
    {
        var series = new List<CountedSeries>();
        for (var category = 0; category < 8; category++)
        {
            var whole = new int[weeks];
            for (var area = 0; area < 10; area++)
            {
                var (counts, mean) = (new int[weeks], 0.2 * (1 + category) * (0.2 + 0.2 * area) * (0.7 + 0.6 * random.NextDouble()));
                for (var week = 0; week < weeks; week++) whole[week] += counts[week] = NoufailyScenario.Draw(random, mean, 1.6);
                series.Add(new CountedSeries($"a{area}", $"k{category}", counts));
            }
            series.Add(new CountedSeries("1862", $"k{category}", whole));
        }
        return series;
    }
}
