using Est.FollowUp.Effects;
using Est.FollowUp.Effects.Statistics;
using Est.FollowUp.Interventions;
using Est.FollowUp.Years;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>
/// The year's analysis of 500 interventions in 60 areas with 20 categories and three years of weeks, on one thread: comparison areas, effects, meta-analyses, sentences and the
/// Word document. The baseline is the same interventions before against after, without comparison areas. Needs no running instance.
/// </summary>
internal static class YearsBenchmark
{
    private const string Kommun = "1862";
    private const int Areas = 60, Categories = 20, Interventions = 500, Rounds = 5;
    private static readonly Week First = new(2024, 1), Last = new(2026, 46);

    public static Task RunAsync()
    {
        var read = Made();
        var names = new KindNames(DefaultKinds.All);
        var rows = new MakeYear.Rows(new Dictionary<string, YearReport.Levels>(), new(0, 0, 0, 0, 0, []), new(0, 0, 0, 0, 0), new(0, 0, 0, 0));
        var (whole, bare) = (new List<double>(), new List<double>());
        var comparable = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var all = Seconds(() =>
            {
                var year = MakeYear.Of(2026, Last, read, names, rows);
                comparable = year.Kinds.Sum(kind => kind.Studies.Count(study => study.Weight > 0));
                YearDocument.Of(year, "Degerfors");
            });
            var without = Seconds(() => BeforeAndAfter(read));
            if (round == 0) continue;     // the first warms up
            whole.Add(all * 1_000);
            bare.Add(without * 1_000);
        }
        Table.Progress($"{comparable} of {Interventions} interventions had comparable areas.");
        Table.Row($"A year's analysis of {Interventions} interventions in {Areas} areas with its document, processor time, ms", Table.Spread(whole),
            $"{Table.Spread(bare)} before against after alone", "10 000", Table.Median(whole) < 10_000);
        return Task.CompletedTask;
    }

    private static void BeforeAndAfter(EffectReader read)
    {
        foreach (var intervention in read.Interventions)
        {
            if (WeekSpan.Before(intervention.From!.Value, read.History!.First) is not { } before || WeekSpan.After(intervention.From.Value, Last) is not { } after) continue;
            var (then, now) = (read.History.Weeks(intervention.Areas, intervention.Categories, before), read.History.Weeks(intervention.Areas, intervention.Categories, after));
            RateRatio.Of(then.Sum(), now.Sum(), new(before.Weeks, after.Weeks), RateRatio.DispersionOf(then, now));
        }
    }

    /// <summary>Of processor time, since other work may share the core.</summary>
    private static double Seconds(Action run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    /// <summary>Areas in a ring of neighbours, each with its own level; an intervention lowers the reports of its area by a fifth.</summary>
    private static EffectReader Made()
    {
        var random = new Random(500);
        var history = new CountedHistory(First, Last);
        var areas = new List<KnownArea> { Area(Kommun, null, []) };
        var interventions = new List<MeasuredIntervention>();
        var kinds = DefaultKinds.All;
        for (var i = 0; i < Interventions; i++)
            interventions.Add(new(Guid.NewGuid(), i + 1, $"Insats {i + 1}", kinds[i % kinds.Count].Code, "ongoing", [$"a{random.Next(Areas)}"],
                i % 2 == 0 ? [] : [$"k{i % Categories}"], new Week(2026, 1).Plus(random.Next(30)).Monday, null, "meeting"));
        for (var a = 0; a < Areas; a++)
        {
            areas.Add(Area($"a{a}", Kommun, [$"a{(a + 1) % Areas}", $"a{(a + Areas - 1) % Areas}"]));
            var started = interventions.Where(i => i.Areas[0] == $"a{a}").Select(i => i.From).Min();
            for (var category = 0; category < Categories; category++)
            {
                var mean = 0.2 * Math.Exp(random.NextDouble());
                foreach (var week in First.To(Last))
                {
                    var count = NoufailyScenario.Draw(random, mean * (week.Monday >= started ? 0.8 : 1), 1.4);
                    history.Add($"a{a}", $"k{category}", week, count);
                    history.Add(Kommun, $"k{category}", week, count);
                }
            }
        }
        return new(interventions, new AreaTree(areas), history, Kommun);
    }

    private static KnownArea Area(string code, string? parent, string[] neighbours) => new()
    {
        Municipality = Kommun,
        Code = code,
        Name = code,
        Parent = parent,
        Population = null,
        ValidFrom = new(2020, 1, 1),
        ValidTo = null,
        Neighbours = neighbours,
    };
}
