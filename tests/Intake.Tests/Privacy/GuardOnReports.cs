using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Est.Intake.Privacy;

namespace Est.Intake.Tests.Privacy;

/// <summary>
/// How much the guard finds, and how much it finds that is not there. <c>texts.ndjson</c> was at hand while the rules were made;
/// <c>held-out.ndjson</c> was written before them and nobody looked at what the guard does with it, so its figures are those to believe.
/// Both are made: texts as reporters write them, with names and numbers put in (see the numbers' series in <see cref="FindingPersonalData"/>).
/// </summary>
public sealed class GuardOnReports(ITestOutputHelper output)
{
    private const double LeastNumbers = 0.99, LeastNames = 0.90, LeastPrecision = 0.90, MostPolice = 0.005;

    private sealed record Label(string Kind, int From, int Length);

    private sealed record Labelled(string Text, List<Label> Found);

    [Theory]
    [InlineData("texts.ndjson")]
    [InlineData("held-out.ndjson")]
    public void Numbers_addresses_plates_and_names_are_found_and_little_else(string file)
    {
        var texts = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Privacy", file))
            .Select(line => JsonSerializer.Deserialize<Labelled>(line, JsonSerializerOptions.Web)!).ToList();
        var clean = texts.Count(text => text.Found.Count == 0);
        (texts.Count - clean).ShouldBe(clean, "half of the texts have personal data");

        var (found, all, wrong) = (new List<Finding>(), 0, 0);
        var recall = new SortedDictionary<string, (int Labels, int Masked)>(StringComparer.Ordinal);
        foreach (var (text, labels) in texts)
        {
            PrivacyGuard.Find(text, found);
            all += found.Count;
            wrong += found.Count(f => !labels.Any(label => label.From < f.End && f.From < label.From + label.Length));
            foreach (var label in labels)
            {
                // Masked is masked to its last character.
                var masked = Enumerable.Range(label.From, label.Length).All(i => text[i] == ' ' || found.Any(f => f.From <= i && i < f.End));
                var (had, hit) = recall.GetValueOrDefault(label.Kind);
                recall[label.Kind] = (had + 1, hit + (masked ? 1 : 0));
            }
        }
        foreach (var (kind, (labels, masked)) in recall) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file} {kind}: {masked} of {labels}, recall {masked / (double)labels:0.0000}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {wrong} of {all} findings are no personal data, precision {1 - wrong / (double)all:0.0000}"));
        recall.Count.ShouldBe(7);
        foreach (var (kind, (labels, masked)) in recall)
            (masked / (double)labels).ShouldBeGreaterThanOrEqualTo(kind == "namn" ? LeastNames : LeastNumbers, kind);
        (1 - wrong / (double)all).ShouldBeGreaterThanOrEqualTo(LeastPrecision);
    }

    [Fact]
    public void There_are_more_than_a_thousand_texts() =>
        new[] { "texts.ndjson", "held-out.ndjson" }.SelectMany(file => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Privacy", file))).Distinct().Count()
            .ShouldBeGreaterThan(1_000);

    /// <summary>The police write without persons, so what is masked there is masked in vain, or nearly.</summary>
    [Fact]
    public void Texts_of_the_police_are_hardly_touched()
    {
        var file = RunningEst.SharedData("polisen-events-2023-2025.ndjson.gz") ?? Path.Combine(AppContext.BaseDirectory, "Samples", "polisen-sample.ndjson.gz");
        var (found, all, touched) = (new List<Finding>(), 0, 0);
        using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            PrivacyGuard.Find(WebUtility.HtmlDecode(json.RootElement.GetProperty("summary").GetString()!), found);
            all++;
            touched += found.Count > 0 ? 1 : 0;
        }
        output.WriteLine($"{Path.GetFileName(file)}: {touched} of {all} texts touched, {100.0 * touched / all:0.000} %");
        (touched / (double)all).ShouldBeLessThanOrEqualTo(MostPolice);
    }
}
