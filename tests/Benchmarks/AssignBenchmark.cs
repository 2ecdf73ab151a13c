using System.Diagnostics;
using Est.SituationPicture.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Est.Benchmarks;

/// <summary>
/// Points placed in 50 areas of some 400 corners each, on one thread. The baseline tries each point against the polygons that a tree of their
/// envelopes gives (STRtree and prepared geometry), and must give the same answers. Needs no running instance.
/// </summary>
internal static class AssignBenchmark
{
    private const int Points = 1_000_000, Rounds = 5;
    private const double West = 14.3, South = 59.1;
    private static readonly DateTimeOffset When = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    public static Task RunAsync()
    {
        var areas = MadeAreas.At(West, South).Select(area => Area.Root("1862") with { Code = area.Code, Parent = "1862", Geometry = area.Geometry }).ToList();
        var grid = new AreaGrid([.. areas.Select(a => new AreaGrid.Part(a, GeoJson.Read(a.Geometry!), 2))]);
        var tree = Tree(areas);
        var random = new Random(1);
        var points = Enumerable.Range(0, Points).Select(_ => new Coordinate(West + random.NextDouble() * MadeAreas.Width, South + random.NextDouble() * MadeAreas.Height)).ToArray();

        var (byGrid, byTree) = (new string?[Points], new string?[Points]);
        var (est, baseline) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var one = PerSecond(points, byGrid, at => grid.Find(at.X, at.Y, When)?.Code);
            var other = PerSecond(points, byTree, at => Find(tree, at));
            if (round == 0) continue;     // the first warms up
            est.Add(one);
            baseline.Add(other);
        }
        if (!byGrid.AsSpan().SequenceEqual(byTree)) throw new InvalidOperationException("Grid and tree do not agree.");
        Table.Row("Points placed in 50 areas of 400 corners, one thread, points/s", Table.Spread(est), $"{Table.Spread(baseline)} tree of envelopes",
            "1 000 000", Table.Median(est) >= 1_000_000);
        return Task.CompletedTask;
    }

    private static double PerSecond(Coordinate[] points, string?[] answers, Func<Coordinate, string?> find)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < points.Length; i++) answers[i] = find(points[i]);
        return points.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static STRtree<(string Code, IPreparedGeometry Shape)> Tree(IReadOnlyList<Area> areas)
    {
        var tree = new STRtree<(string, IPreparedGeometry)>();
        foreach (var area in areas)
        {
            var shape = GeoJson.Read(area.Geometry!);
            tree.Insert(shape.EnvelopeInternal, (area.Code, PreparedGeometryFactory.Prepare(shape)));
        }
        tree.Build();
        return tree;
    }

    /// <summary>Where two areas meet the lower code is taken, as <see cref="AreaMap.Place"/> takes it where they are equally large.</summary>
    private static string? Find(STRtree<(string Code, IPreparedGeometry Shape)> tree, Coordinate at)
    {
        var point = GeoJson.Factory.CreatePoint(at);
        string? found = null;
        foreach (var (code, shape) in tree.Query(point.EnvelopeInternal))
            if ((found is null || string.CompareOrdinal(code, found) < 0) && shape.Covers(point)) found = code;
        return found;
    }
}
