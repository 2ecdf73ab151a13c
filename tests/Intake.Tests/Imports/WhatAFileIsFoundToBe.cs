using System.Globalization;
using System.Text;
using Est.Intake.Categories;
using Est.Intake.Imports.Inspecting;
using Est.Intake.Imports.Mapping;
using Est.Intake.Imports.Reading;
using Est.Intake.Reports;
using Est.ServiceDefaults.Geography;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Intake.Tests.Imports;

/// <summary>Encoding, separator, decimal, dates and coordinates of files as they come. Pure: no host, no database.</summary>
public sealed class WhatAFileIsFoundToBe
{
    private static readonly Taxonomy Taxonomy = Taxonomy.Of(new Dictionary<string, KommunCategory>());
    private static readonly DateTime From = new(2000, 1, 1);
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    [Fact]
    public void Utf8_is_told_from_Windows_1252_however_the_file_is_cut_and_wherever_the_letter_stands() =>
        Prop.ForAll<NonNegativeInt, PositiveInt, bool>((before, piece, utf8) =>
        {
            var text = new string('a', before.Get) + "Skadegörelse på Åvägen – 5 €" + new string('b', before.Get % 7);
            var bytes = utf8 ? Encoding.UTF8.GetBytes(text) : Encodings.ByName(Encodings.Windows1252).GetBytes(text);
            return EncodingOf(bytes, piece.Get) == (utf8 ? Encodings.Utf8 : Encodings.Windows1252)
                && Encodings.ByName(EncodingOf(bytes, piece.Get)).GetString(bytes) == text;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("utf-8"), InlineData("utf-16"), InlineData("utf-16BE")]
    public void A_byte_order_mark_is_believed(string name)
    {
        var encoding = Encodings.ByName(name);
        EncodingOf([.. encoding.GetPreamble(), .. encoding.GetBytes("Är det så?")], 1).ShouldBe(name);
    }

    [Fact]
    public void Half_a_letter_at_the_end_is_no_utf8() => EncodingOf([.. "abc"u8, 0xC3], 2).ShouldBe(Encodings.Windows1252);

    [Fact]
    public void The_separator_is_found_among_texts_that_hold_the_others() =>
        Prop.ForAll(Gen.Elements(';', '\t', ',', '|').Zip(Gen.Choose(2, 12)).Zip(Gen.Choose(2, 30)).ToArbitrary(), input =>
        {
            var ((separator, columns), rows) = input;
            var text = string.Concat(Enumerable.Range(0, rows).Select(r => string.Join(separator, Enumerable.Range(0, columns)
                .Select(c => (r + c) % 5 == 0 ? $"\"Text {r}, med; {c}\tsådant | i\"" : $"x{r}")) + "\r\n"));
            return Separators.Find(text) == separator;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("sep=|\r\na|b\r\n", '|')]
    [InlineData("Datum;Lat;Long\n2026-11-20;59,2;14,4\n", ';')]
    [InlineData("Datum,Text\n2026-11-20,hej\n", ',')]
    [InlineData("Text\nbara en kolumn\n", ';')]
    public void And_in_the_files_that_people_have(string text, char separator) => Separators.Find(text).ShouldBe(separator);

    [Fact]
    public void Every_way_of_writing_a_time_is_the_same_time() =>
        Prop.ForAll(Gen.Choose(0, 15_000_000).ToArbitrary(), minutes =>
        {
            var time = From.AddMinutes(minutes);
            return Ways(time).All(text => SwedishDates.TryRead(text, DateOrder.DayFirst, out var read) && read.Day == DateOnly.FromDateTime(time)
                && read.Time is { } clock && clock == TimeOnly.FromDateTime(time) && read.Offset is null);

            static IEnumerable<string> Ways(DateTime t) =>
            [
                t.ToString("yyyy-MM-dd HH:mm", Swedish), t.ToString("yyyy-MM-dd 'kl.' HH.mm", Swedish), t.ToString("yyyy-MM-ddTHH:mm:ss", Swedish), t.ToString("yyyyMMdd HHmm", Swedish),
                t.ToString("d MMMM yyyy 'kl' HH.mm", Swedish), t.ToString("dddd 'den' d MMMM yyyy, HH:mm", Swedish), t.ToString("d MMM yyyy HH:mm", Swedish),
                t.ToString("dd.MM.yyyy HH.mm", Swedish), t.ToString("d'/'M yyyy H.mm", Swedish), t.ToString("dd'/'MM'/'yyyy HH:mm", Swedish), t.ToString("yyyy'/'MM'/'dd HH:mm:ss", Swedish),
            ];
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-11-20", "2026-11-19T23:00:00Z"), InlineData("20 nov 2026", "2026-11-19T23:00:00Z"), InlineData("20.11.2026", "2026-11-19T23:00:00Z")]
    [InlineData("20/11 2026", "2026-11-19T23:00:00Z"), InlineData("20/11-26", "2026-11-19T23:00:00Z"), InlineData("20261120", "2026-11-19T23:00:00Z")]
    [InlineData("2026-11-20 kl. 21.30", "2026-11-20T20:30:00Z"), InlineData("2026-07-20 21:30", "2026-07-20T19:30:00Z"), InlineData("2026-11-20 21:30 +00:00", "2026-11-20T21:30:00Z")]
    [InlineData("2026-11-20T21:30:00.1234567Z", "2026-11-20T21:30:00Z"), InlineData("2026-11-20 24:00", "2026-11-20T23:00:00Z"), InlineData("11/20/2026", "2026-11-19T23:00:00Z")]
    public void A_time_is_Swedish_time_unless_it_says_otherwise(string text, string instant)
    {
        SwedishDates.TryRead(text, DateOrder.DayFirst, out var moment).ShouldBeTrue();
        moment.Start.ToUniversalTime().ShouldBe(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("i går"), InlineData("2026-13-01"), InlineData("2026-02-30"), InlineData("21:30"), InlineData("59,2377"), InlineData("2026-11-20 25:00"), InlineData("13.13.2026"), InlineData("2026-11-20 21:30 +99:00"), InlineData("12345678901"), InlineData("      ")]
    public void What_is_no_time_is_none(string text) => SwedishDates.TryRead(text, DateOrder.DayFirst, out _).ShouldBeFalse();

    [Fact]
    public void Any_text_is_read_or_refused_and_never_an_exception() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            SwedishDates.TryRead(text.Get, DateOrder.MonthFirst, out _);
            SwedishDates.TryReadTime(text.Get, out _);
            Coordinates.TryNumber(text.Get, true, out _);
            Separators.Find(text.Get);
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_day_and_month_is_told_by_any_number_above_twelve()
    {
        SwedishDates.OrderOf(["05/06/2026", "13/06/2026"]).ShouldBe(DateOrder.DayFirst);
        SwedishDates.OrderOf(["05/06/2026", "06/13/2026"]).ShouldBe(DateOrder.MonthFirst);
        SwedishDates.OrderOf(["05/06/2026", "2026-11-20"]).ShouldBeNull();
    }

    [Fact]
    public void A_place_is_the_same_in_either_system_and_either_order() =>
        Prop.ForAll(Gen.Choose(1_100, 2_000).Zip(Gen.Choose(5_530, 6_900)).ToArbitrary(), input =>
        {
            var (lon, lat) = (input.Item1 / 100.0, input.Item2 / 100.0);
            var (easting, northing) = Sweref99.FromWgs84(lon, lat);
            return new[] { Coordinates.Read(lon, lat), Coordinates.Read(lat, lon), Coordinates.Read(easting, northing), Coordinates.Read(northing, easting) }
                .All(p => Math.Abs(p.Lon - lon) < 1e-6 && Math.Abs(p.Lat - lat) < 1e-6);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("59,2377", true, 59.2377), InlineData("59.2377", true, 59.2377), InlineData("6 571 234,5", true, 6571234.5), InlineData("6\u00A0571\u00A0234", true, 6571234), InlineData("6.571.234,5", true, 6571234.5)]
    [InlineData("6,571,234.5", false, 6571234.5), InlineData("59,2377", false, 59.2377), InlineData("-1,5", true, -1.5)]
    public void A_number_is_read_with_comma_or_point(string text, bool comma, double number)
    {
        Coordinates.TryNumber(text, comma, out var read).ShouldBeTrue();
        read.ShouldBe(number);
    }

    [Theory]
    [InlineData("X;Y|1467500,5;6567000,1|1467501,5;6567002,1", "none")]
    [InlineData("X;Y|6567000;467500|6567002;467501", "sweref99tm")]
    [InlineData("Longitud;Latitud|59,2377;14,4301|59,2371;14,4302", "wgs84")]
    [InlineData("Ålder;Antal|60;12|61;13", "none")]
    public void The_system_and_the_axes_are_told_by_the_values(string table, string system)
    {
        var (found, columns) = InspectionOf(table);
        found.Coordinates.ShouldBe(system);
        if (system == "wgs84") columns.Select(c => c.Suggested).ShouldBe(["lat", "lon"], "the headings were swapped");
        if (system == "sweref99tm") columns.Select(c => c.Suggested).ShouldBe(["northing", "easting"]);
    }

    [Theory]
    [InlineData("Datum;Kategori|2026-11-20;brand", true), InlineData("2026-11-20;brand|2026-11-21;klotter", false), InlineData("Apa;Bepa|2026-11-20;brand", true), InlineData("ett;två|tre;fyra", false)]
    public void A_header_is_told_from_a_first_row(string table, bool header) => InspectionOf(table).Found.Header.ShouldBe(header);

    [Fact]
    public void Without_a_header_the_values_say_what_the_columns_are() =>
        InspectionOf("2026-11-20 21:30;brand;Brand i container vid torget.;59,2377;14,4301|2026-11-21 02:15;Klotter;Klotter på väggen till skolan.;59,2371;14,4302").Columns.Select(c => c.Suggested)
            .ShouldBe(["occurredFrom", "category", "description", "lat", "lon"]);

    [Fact]
    public void A_row_waits_in_quarantine_as_JSON_that_is_read_as_what_it_was() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((description, time) =>
        {
            var reporter = new Reporter(Municipalities.ByCode("1862")!, Guid.NewGuid(), "Degerforsbyggen", "fil", null);
            var mapping = new ImportMapping(new Dictionary<string, string> { ["0"] = "occurredFrom", ["1"] = "description" }, new Dictionary<string, string> { ["category"] = "brand" }, new Dictionary<string, string>(), "fil", false);
            var (reader, input, again, errors) = (new RowReader(mapping, default, Taxonomy, "fil"), new ReportInput(), new ReportInput(), new List<FieldError>());
            var text = new string([.. description.Get.Where(c => !char.IsSurrogate(c) && c != '\0')]).Trim();
            reader.Read(["2026-11-20 21:30", text], "rad-1", input, errors);
            ReportParser.Parse(reader.ToJson(input), again, errors);
            var same = errors.Count == 0 && again.Description == input.Description && again.OccurredFrom == input.OccurredFrom && again.ExternalId == "rad-1" && again.Category == "brand";
            // A time that is none must not be taken for one on the way back.
            reader.Read(["x" + new string([.. time.Get.Where(c => !char.IsSurrogate(c))]), text], "rad-1", input, errors);
            errors.Clear();
            ReportParser.Parse(reader.ToJson(input), again, errors);
            return same && again.OccurredFrom is null && reporter.Source == "fil";
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_rows_have_the_same_ids_and_no_two_rows_of_a_file_have_one() =>
        Prop.ForAll(Gen.Elements("a", "b", "", "a;b").ArrayOf(3).ListOf(30).ToArbitrary(), rows =>
        {
            var (one, other) = (new RowKey([1]), new RowKey([1]));
            var keys = rows.Select(r => one.Of(r)).ToList();
            return keys.Distinct().Count() == rows.Count && keys.SequenceEqual(rows.Select(r => other.Of([.. r, ""]))) && keys.All(k => k.Length <= ReportRules.LongestExternalId);
        }).QuickCheckThrowOnFailure();

    private static string EncodingOf(byte[] bytes, int piece)
    {
        var encodings = new Encodings();
        foreach (var part in bytes.Chunk(piece)) encodings.Add(part);
        return encodings.Find();
    }

    private static (Found Found, IReadOnlyList<FoundColumn> Columns) InspectionOf(string table) =>
        Inspection.Of("csv", "utf-8", ";", null, [.. table.Split('|').Select(row => row.Split(';'))], Taxonomy);
}
