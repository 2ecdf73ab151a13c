using System.Text.Json;
using System.Text.RegularExpressions;
using Est.Intake.Privacy;

namespace Est.Benchmarks;

/// <summary>
/// The labelled report texts through the privacy guard, on one thread. The baseline is what one would write first: a set of compiled regular
/// expressions for the numbers and addresses, and one with the commonest names; it finds less. Needs no running instance.
/// </summary>
internal static class GuardBenchmark
{
    private const int Times = 100, BaselineTimes = 5, Rounds = 5, Least = 100_000;

    private static readonly Regex[] Patterns =
    [
        new(@"\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b", RegexOptions.Compiled | RegexOptions.CultureInvariant),
        new(@"(?:\+46|0046|\b0)[\d /()-]{7,14}\d\b", RegexOptions.Compiled | RegexOptions.CultureInvariant),
        new(@"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b", RegexOptions.Compiled | RegexOptions.CultureInvariant),
        new(@"\b[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[\dA-HJ-NPR-UW-Z]\b", RegexOptions.Compiled | RegexOptions.CultureInvariant),
        new(@"\b(?:lgh|lägenhet)(?:snummer|[ -]?nr)?\.? ?\d{1,4}\b", RegexOptions.Compiled | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase),
        new(@"\b(?:Anna|Erik|Lars|Karl|Maria|Margareta|Elisabeth|Johan|Nils|Eva|Birgitta|Kristina|Mikael|Karin|Anders|Marie|Peter|Thomas|Lena|Olof|Emma|Sara|Kerstin|Lisa|Ali|Mohammed|Ahmed)s?\b" +
            @"(?: (?:Andersson|Johansson|Karlsson|Nilsson|Eriksson|Larsson|Olsson|Persson|Svensson|Gustafsson|Pettersson|Jonsson|Ali|Ahmed)s?)?", RegexOptions.Compiled | RegexOptions.CultureInvariant),
    ];

    public static Task RunAsync()
    {
        var texts = new[] { "texts.ndjson", "held-out.ndjson" }
            .SelectMany(file => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Privacy", file)))
            .Select(line => JsonElement.Parse(line).GetProperty("text").GetString()!).ToList();
        var found = new List<Finding>();
        var (est, naive) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var fast = PerSecond(texts.Count * Times, () =>
            {
                for (var i = 0; i < Times; i++)
                    foreach (var text in texts) PrivacyGuard.Find(text, found);
            });
            var slow = PerSecond(texts.Count * BaselineTimes, () =>
            {
                for (var i = 0; i < BaselineTimes; i++)
                    foreach (var text in texts)
                        foreach (var pattern in Patterns)
                            foreach (var match in pattern.EnumerateMatches(text)) found.Add(new Finding(PersonalData.Name, match.Index, match.Length));
            });
            if (round == 0) continue;     // the first warms up
            est.Add(fast);
            naive.Add(slow);
        }
        Table.Row($"Privacy guard on {Table.Number(texts.Count)} report texts, half with personal data, texts/s of processor time on one core", Table.Spread(est),
            $"{Table.Spread(naive)} six compiled regular expressions", $"at least {Table.Number(Least)}", Table.Median(est) >= Least);
        return Task.CompletedTask;

        double PerSecond(int count, Action run)
        {
            found.Clear();
            var before = Environment.CpuUsage.TotalTime;
            run();
            return count / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }
    }
}
