using Est.Benchmarks;

// Run by ./est bench [NAME] against an instance of its own. Each benchmark prints its number beside its baseline of the same run.
var all = new (string Name, Func<Task> Run)[]
{
    ("memory", MemoryBenchmark.RunAsync),
    ("stream", StreamBenchmark.RunAsync),
    ("post", SinglePostBenchmark.RunAsync),
    ("freshness", FreshnessBenchmark.RunAsync),
    ("picture", PictureBenchmark.RunAsync),
    ("map", MapBenchmark.RunAsync),
    ("assign", AssignBenchmark.RunAsync),
    ("meeting", MeetingBenchmark.RunAsync),
};
var chosen = all.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"There is no benchmark '{string.Join(' ', args)}'. Choose one of: {string.Join(", ", all.Select(b => b.Name))}.");
    return 2;
}
Table.Head();
foreach (var (_, run) in chosen) await run();
return 0;
