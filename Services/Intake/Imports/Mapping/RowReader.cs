using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Est.Intake.Categories;
using Est.Intake.Imports.Inspecting;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Imports.Mapping;

/// <summary>
/// Makes the cells of a row what a sender's JSON would be; the rules then judge it as they judge any report. Pure, and reused from row to row.
/// </summary>
/// <param name="source">Whose codes the file's texts may be.</param>
internal sealed class RowReader(ImportMapping mapping, Manner manner, Taxonomy taxonomy, string source)
{
    private readonly (int Column, string Field)[] columns =
        [.. mapping.Columns!.Where(c => c.Value != Fields.Ignore).Select(c => (int.Parse(c.Key, CultureInfo.InvariantCulture), c.Value)).OrderBy(c => c.Item1)];

    private readonly IReadOnlyDictionary<string, string> codes = taxonomy.CodesOf(source);
    private readonly Dictionary<string, string> texts = [];

    /// <param name="externalId">For a row that has none of its own.</param>
    public void Read(IReadOnlyList<string> cells, string externalId, ReportInput input, List<FieldError> errors)
    {
        input.Clear();
        texts.Clear();
        foreach (var (field, value) in mapping.Fixed!) texts[field] = value;
        foreach (var (column, field) in columns)
        {
            if (column >= cells.Count || cells[column].Length == 0) continue;
            texts[field] = field == Fields.Description && texts.TryGetValue(field, out var before) ? $"{before}\n{cells[column]}" : cells[column];
        }
        input.ExternalId = Text(Fields.ExternalId, errors) ?? externalId;
        input.Category = Text(Fields.Category, errors) is { } category ? CategoryOf(category) : null;
        input.Description = Text(Fields.Description, errors);
        input.ActionTaken = Text(Fields.ActionTaken, errors);
        if (Text(Fields.Severity, errors) is { } severity && (input.Severity = Words.SeverityOf(severity)) is null)
            errors.Refuse("severity", "out-of-range", "Must be 1, 2 or 3.");
        if (Text(Fields.Kind, errors) is { } kind) input.Kind = Words.KindOf(kind) ?? kind;
        ReadTimes(input, errors);
        ReadPlace(input, errors);
    }

    /// <summary>
    /// The row as the JSON of a report, what could not be understood as it stood: what waits in quarantine can then be mended, and taken in like any other.
    /// Of columns that are not mapped nothing is kept.
    /// </summary>
    public byte[] ToJson(ReportInput input)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Write("externalId", input.ExternalId, null);
            Write("occurredFrom", input.OccurredFrom?.ToString("O", CultureInfo.InvariantCulture),
                texts.GetValueOrDefault(Fields.OccurredFrom) ?? Joined(texts.GetValueOrDefault(Fields.Date), texts.GetValueOrDefault(Fields.Time)));
            Write("occurredTo", input.OccurredTo?.ToString("O", CultureInfo.InvariantCulture), texts.GetValueOrDefault(Fields.OccurredTo));
            Write("category", input.Category, null);
            if (input.Severity is { } severity) json.WriteNumber("severity", severity);
            else Write("severity", null, texts.GetValueOrDefault(Fields.Severity));
            Write("kind", input.Kind, null);
            Write("description", input.Description, texts.GetValueOrDefault(Fields.Description));
            Write("actionTaken", input.ActionTaken, texts.GetValueOrDefault(Fields.ActionTaken));
            if (input.HasPlace)
            {
                json.WriteStartObject("place");
                Write("precision", input.Precision, null);
                Number("lon", input.Lon, texts.GetValueOrDefault(Fields.Lon) ?? texts.GetValueOrDefault(Fields.Easting));
                Number("lat", input.Lat, texts.GetValueOrDefault(Fields.Lat) ?? texts.GetValueOrDefault(Fields.Northing));
                Write("areaCode", input.AreaCode, null);
                Write("address", input.Address, null);
                json.WriteEndObject();
            }
            json.WriteEndObject();

            void Write(string member, string? value, string? otherwise)
            {
                if ((value ?? otherwise) is { } text) json.WriteString(member, text);
            }

            void Number(string member, double? value, string? otherwise)
            {
                if (value is { } number && double.IsFinite(number)) json.WriteNumber(member, number);
                else Write(member, null, otherwise);
            }
        }
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>What was said for this file, then for its source, then what the kommun itself calls its categories.</summary>
    private string CategoryOf(string text) =>
        mapping.Categories!.TryGetValue(text, out var mapped) || codes.TryGetValue(text, out mapped) ? mapped : Words.CategoryOf(text, taxonomy) ?? text;

    private void ReadTimes(ReportInput input, List<FieldError> errors)
    {
        var from = texts.GetValueOrDefault(Fields.OccurredFrom) ?? texts.GetValueOrDefault(Fields.Date);
        if (from is null) return;
        if (!SwedishDates.TryRead(from, manner.DateOrder, out var moment)
            || (Moments(Fields.Time, moment) ?? (texts.ContainsKey(Fields.Time) ? null : moment)) is not { } start)
        {
            errors.Refuse("occurredFrom", "not-a-time", "The date or time is not written in a way that Est knows, such as 2026-11-20 21:30.");
            return;
        }
        input.OccurredFrom = start.Start;
        if (texts.TryGetValue(Fields.OccurredTo, out var to))
        {
            if (SwedishDates.TryRead(to, manner.DateOrder, out var end)) input.OccurredTo = end.Time is null ? SwedishTime.StartOf(end.Day.AddDays(1)) : end.Start;
            // A time of day alone: that evening, or past midnight.
            else if (Moments(Fields.OccurredTo, start) is { } later) input.OccurredTo = later.Start < start.Start ? (later with { Day = later.Day.AddDays(1) }).Start : later.Start;
            else errors.Refuse("occurredTo", "not-a-time", "The date or time is not written in a way that Est knows, such as 2026-11-20 21:30.");
        }
        // A day without a time is the whole of it: when on that day is not known.
        else if (start.Time is null) input.OccurredTo = SwedishTime.StartOf(start.Day.AddDays(1));
    }

    private Moment? Moments(string field, Moment day) =>
        texts.TryGetValue(field, out var text) && SwedishDates.TryReadTime(text, out var time) ? day with { Time = time } : null;

    private void ReadPlace(ReportInput input, List<FieldError> errors)
    {
        var first = Degree(Fields.Lon, Fields.Easting, "place.lon", errors);
        var second = Degree(Fields.Lat, Fields.Northing, "place.lat", errors);
        input.AreaCode = Text(Fields.AreaCode, errors, "place.areaCode");
        input.Address = Text(Fields.Address, errors, "place.address");
        var hasPoint = Has(Fields.Lon, Fields.Easting) || Has(Fields.Lat, Fields.Northing);
        input.HasPlace = hasPoint || input.AreaCode is not null || input.Address is not null;
        if (!input.HasPlace) return;
        input.Precision = hasPoint ? Precisions.Point : input.AreaCode is not null ? Precisions.Area : Precisions.Municipality;
        (input.Lon, input.Lat) = first is { } lon && second is { } lat ? Coordinates.Read(lon, lat) : (first, second);
    }

    private bool Has(string field, string other) => texts.ContainsKey(field) || texts.ContainsKey(other);

    private double? Degree(string field, string other, string name, List<FieldError> errors)
    {
        if ((texts.GetValueOrDefault(field) ?? texts.GetValueOrDefault(other)) is not { } text) return null;
        if (Coordinates.TryNumber(text, manner.DecimalComma, out var number)) return number;
        errors.Refuse(name, "not-a-number", "The coordinate is not a number.");
        return null;
    }

    private string? Text(string field, List<FieldError> errors, string? path = null)
    {
        if (!texts.TryGetValue(field, out var text)) return null;
        text = text.Trim();
        if (text.Length == 0) return null;
        // PostgreSQL keeps every character but this one.
        if (!text.Contains('\0', StringComparison.Ordinal)) return text;
        errors.Refuse(path ?? field, "not-text", "The text has characters that are not Unicode text.");
        texts.Remove(field);
        return null;
    }

    private static string? Joined(string? day, string? time) => time is null ? day : $"{day} {time}";
}
