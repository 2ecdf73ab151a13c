using System.Globalization;

namespace Est.Benchmarks;

/// <summary>Prints rows for docs/benchmarks.md, and the statistics in them.</summary>
internal static class Table
{
    public static void Head()
    {
        Console.WriteLine("| What | Est | Baseline | Ratio or limit | Reached |");
        Console.WriteLine("|---|---:|---:|---|---|");
    }

    public static void Row(string what, string est, string baseline, string limit, bool reached) =>
        Console.WriteLine($"| {what} | {est} | {baseline} | {limit} | {(reached ? "yes" : "NO")} |");

    public static void Progress(string text) => Console.Error.WriteLine(text);

    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <summary>The value below which the given share lies (nearest rank).</summary>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public static string Number(double value, string unit = "") =>
        value.ToString("#,0.##", new NumberFormatInfo { NumberGroupSeparator = " ", NumberDecimalSeparator = "." }) + unit;

    /// <summary>Median with least and most.</summary>
    public static string Spread(IReadOnlyCollection<double> values, string unit = "") =>
        $"{Number(Math.Round(Median(values)))} ({Number(Math.Round(values.Min()))}–{Number(Math.Round(values.Max()))}){unit}";
}
