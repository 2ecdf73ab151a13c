using System.Text;
using System.Text.Json;
using Est.Intake.Categories;
using Est.Intake.Reports;
using Est.Intake.Streams;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Intake.Tests;

/// <summary>What holds for every input, tried with many. Pure: no host, no database.</summary>
public sealed class ReportProperties
{
    private static readonly Reporter Reporter = new(Municipalities.ByCode("1862")!, Guid.NewGuid(), "Degerforsbyggen", "felanmalan", null);
    private static readonly Taxonomy Taxonomy = Taxonomy.Of(new Dictionary<string, KommunCategory>());
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Any_bytes_give_a_report_or_errors_and_never_an_exception() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var (report, errors) = Read(bytes);
            return report is null == errors.Count > 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_field_has_two_errors_and_no_error_repeats_the_input() =>
        Prop.ForAll<NonNull<string>, int, NonNull<string>>((category, severity, place) =>
        {
            var (_, errors) = Read(JsonSerializer.SerializeToUtf8Bytes(new { category = category.Get, severity, kind = place.Get, place = place.Get, occurredFrom = place.Get }));
            return errors.DistinctBy(e => e.Field).Count() == errors.Count
                && (category.Get.Length < 12 || !errors.Any(e => e.Message.Contains(category.Get, StringComparison.Ordinal)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_taken_in_keeps_to_every_limit() =>
        Prop.ForAll(Gen.Choose(-400, 400).Zip(Gen.Choose(-100, 100)).Zip(Gen.Choose(-20_000, 800)).ToArbitrary(), input =>
        {
            var ((lon, lat), hours) = input;
            var (report, _) = Read(JsonSerializer.SerializeToUtf8Bytes(new
            {
                category = "brand",
                occurredFrom = Now.AddHours(hours * 12),
                place = new { lon = lon / 10.0 + 14, lat = lat / 10.0 + 59, precision = "point" },
            }));
            return report is null || (Reporter.Municipality.Covers(report.Lon!.Value, report.Lat!.Value, 10.001)
                && report.OccurredFrom.Year >= 2000 - 1 && report.OccurredFrom <= Now.AddHours(24));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_report_written_again_as_it_was_understood_has_the_same_id_and_hash() =>
        Prop.ForAll<NonNull<string>, NonNull<string>, bool?>((externalId, description, firstHand) =>
        {
            var body = new { externalId = "x" + externalId.Get, description = description.Get, firstHand, category = "brand", occurredFrom = Now.AddTicks(-1234567) };
            if (Read(JsonSerializer.SerializeToUtf8Bytes(body)) is not ({ } report, _)) return true;
            var again = Read(JsonSerializer.SerializeToUtf8Bytes(ReportBody.Of(report), JsonSerializerOptions.Web)).Report!;
            return again.Id == report.Id && again.ContentHash == report.ContentHash;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_description_is_another_hash() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((one, other) =>
            one.Get.Trim() == other.Get.Trim() || HashOf(one.Get) != HashOf(other.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_come_out_as_they_went_in_however_the_body_is_cut() =>
        Prop.ForAll<NonNull<string>[], PositiveInt>((texts, piece) =>
        {
            var lines = texts.Select(t => t.Get.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal) + "x").ToList();
            return LinesOf(Encoding.UTF8.GetBytes(string.Join('\n', lines)), piece.Get).SequenceEqual(lines);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_line_as_long_as_allowed_is_whole_and_one_byte_more_is_not()
    {
        foreach (var length in new[] { LineReader.LongestLine, LineReader.LongestLine + 1, 5 * LineReader.LongestLine })
        {
            var reader = new LineReader(new Pieces([.. Enumerable.Repeat((byte)'x', length), (byte)'\n', (byte)'y'], 10_000));
            var seen = new List<(int, long, bool)>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken) || seen.Count < 2)
                while (reader.TryTake(out var line)) seen.Add((line.Bytes.Length, line.Length, line.IsTooLong));
            seen.ShouldBe([(LineReader.LongestLine, length, length > LineReader.LongestLine), (1, 1, false)]);
        }
    }

    private static Guid HashOf(string description) =>
        Read(JsonSerializer.SerializeToUtf8Bytes(new { category = "brand", occurredFrom = Now, description })) is ({ } report, _) ? report.ContentHash : Guid.NewGuid();

    private static (Report? Report, List<FieldError> Errors) Read(byte[] json)
    {
        var (input, errors) = (new ReportInput(), new List<FieldError>());
        ReportParser.Parse(json, input, errors);
        return (errors is [{ Field: "" }] ? null : ReportRules.Check(input, Reporter, Taxonomy, Now, errors), errors);
    }

    private static List<string> LinesOf(byte[] body, int piece)
    {
        var reader = new LineReader(new Pieces(body, piece));
        var lines = new List<string>();
        for (var more = true; more;)
        {
            more = reader.ReadAsync(default).GetAwaiter().GetResult();
            while (reader.TryTake(out var line)) lines.Add(Encoding.UTF8.GetString(line.Bytes));
        }
        return lines;
    }

    /// <summary>A body that arrives in pieces of one size.</summary>
    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
