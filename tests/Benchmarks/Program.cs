using Est.Benchmarks;

// Run by ./est bench [NAME]. Each benchmark prints its number beside its baseline of the same run. Those that reckon alone come first; the
// others are run against an instance, and ./est asks with --needs-instance whether it must start one.
var alone = new (string Name, Func<Task> Run)[]
{
    ("assign", AssignBenchmark.RunAsync),
    ("signals", SignalsBenchmark.RunAsync),
    ("noufaily", NoufailyBenchmark.RunAsync),
    ("ranking", RankingBenchmark.RunAsync),
    ("years", YearsBenchmark.RunAsync),
    ("guard", GuardBenchmark.RunAsync),
};
var withInstance = new (string Name, Func<Task> Run)[]
{
    ("memory", MemoryBenchmark.RunAsync),
    ("gateway", GatewayBenchmark.RunAsync),
    ("stream", StreamBenchmark.RunAsync),
    ("csv", CsvBenchmark.RunAsync),
    ("post", SinglePostBenchmark.RunAsync),
    ("freshness", FreshnessBenchmark.RunAsync),
    ("picture", PictureBenchmark.RunAsync),
    ("map", MapBenchmark.RunAsync),
    ("picture-10m", PictureBenchmark.RunTenfoldAsync),
    ("meeting", MeetingBenchmark.RunAsync),
    ("consumer", ConsumerBenchmark.RunAsync),
    ("rebuild", RebuildBenchmark.RunAsync),
    ("webhooks", WebhooksBenchmark.RunAsync),
    ("form", FormBenchmark.RunAsync),
    ("keys", KeysBenchmark.RunAsync),
};
(string Name, Func<Task> Run)[] all = [.. alone, .. withInstance];
var names = args.Where(arg => arg != "--needs-instance").ToList();
var chosen = all.Where(benchmark => names.Count == 0 || names.Contains(benchmark.Name)).ToList();
if (args.Length > names.Count) return chosen.Any(withInstance.Contains) ? 0 : 1;
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"There is no benchmark '{string.Join(' ', names)}'. Choose one of: {string.Join(", ", all.Select(b => b.Name))}.");
    return 2;
}
Table.Head();
foreach (var (_, run) in chosen) await run();
return 0;
