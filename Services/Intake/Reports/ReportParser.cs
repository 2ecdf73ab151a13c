using System.Text.Json;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Reports;

/// <summary>
/// Reads the JSON of one report without building a document of it. Members it does not know are passed over, so that
/// senders may keep their own beside ours. What has the wrong type is an error of its field; the rest is still read.
/// </summary>
internal static class ReportParser
{
    private static readonly FieldError BrokenJson = new("", "broken-json", "The text is not a whole and valid JSON object in UTF-8.");
    private static readonly FieldError NotAnObject = new("", "not-an-object", "Send one JSON object for each report.");

    public static void Parse(ReadOnlySpan<byte> json, ReportInput input, List<FieldError> errors)
    {
        input.Clear();
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                errors.Add(NotAnObject);
                return;
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) Member(ref reader, input, errors);
            reader.Read();      // throws when something follows the object
        }
        catch (JsonException)
        {
            errors.Clear();
            errors.Add(BrokenJson);
        }
    }

    private static void Member(ref Utf8JsonReader reader, ReportInput input, List<FieldError> errors)
    {
        if (reader.ValueTextEquals("externalId"u8)) input.ExternalId = Text(ref reader, "externalId", errors);
        else if (reader.ValueTextEquals("occurredFrom"u8)) input.OccurredFrom = Time(ref reader, "occurredFrom", errors);
        else if (reader.ValueTextEquals("occurredTo"u8)) input.OccurredTo = Time(ref reader, "occurredTo", errors);
        else if (reader.ValueTextEquals("category"u8)) input.Category = Text(ref reader, "category", errors);
        else if (reader.ValueTextEquals("severity"u8)) input.Severity = Whole(ref reader, "severity", errors);
        else if (reader.ValueTextEquals("kind"u8)) input.Kind = Text(ref reader, "kind", errors);
        else if (reader.ValueTextEquals("description"u8)) input.Description = Text(ref reader, "description", errors);
        else if (reader.ValueTextEquals("place"u8)) Place(ref reader, input, errors);
        else if (reader.ValueTextEquals("firstHand"u8)) input.FirstHand = YesNo(ref reader, "firstHand", errors);
        else if (reader.ValueTextEquals("policeReported"u8)) input.PoliceReported = YesNo(ref reader, "policeReported", errors);
        else if (reader.ValueTextEquals("actionTaken"u8)) input.ActionTaken = Text(ref reader, "actionTaken", errors);
        else reader.Skip();
    }

    private static void Place(ref Utf8JsonReader reader, ReportInput input, List<FieldError> errors)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            WrongType(ref reader, "place", "an object with precision, and lon and lat or areaCode", errors);
            return;
        }
        input.HasPlace = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("lon"u8)) input.Lon = Number(ref reader, "place.lon", errors);
            else if (reader.ValueTextEquals("lat"u8)) input.Lat = Number(ref reader, "place.lat", errors);
            else if (reader.ValueTextEquals("precision"u8)) input.Precision = Text(ref reader, "place.precision", errors);
            else if (reader.ValueTextEquals("areaCode"u8)) input.AreaCode = Text(ref reader, "place.areaCode", errors);
            else if (reader.ValueTextEquals("address"u8)) input.Address = Text(ref reader, "place.address", errors);
            else reader.Skip();
        }
    }

    private static string? Text(ref Utf8JsonReader reader, string field, List<FieldError> errors)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.String)
        {
            WrongType(ref reader, field, "a text", errors);
            return null;
        }
        try
        {
            var text = reader.GetString()!.Trim();
            // PostgreSQL keeps every character but this one.
            if (!text.Contains('\0', StringComparison.Ordinal)) return text.Length == 0 ? null : text;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
        }
        errors.Refuse(field, "not-text", "The text has characters that are not Unicode text.");
        return null;
    }

    private static DateTimeOffset? Time(ref Utf8JsonReader reader, string field, List<FieldError> errors)
    {
        const int Longest = 64;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.String)
        {
            WrongType(ref reader, field, "a text such as 2026-11-20T21:30:00+01:00", errors);
            return null;
        }
        if (reader.ValueSpan.Length > Longest || !reader.TryGetDateTimeOffset(out var time))
        {
            errors.Refuse(field, "not-a-time", "Write an ISO 8601 time with offset, such as 2026-11-20T21:30:00+01:00.");
            return null;
        }
        // A time without offset is read as this machine's local time: never what the sender meant. "+" often comes as \u002B.
        Span<byte> text = stackalloc byte[Longest];
        text = text[..reader.CopyString(text)];
        if (text[^1] != 'Z' && (text.IndexOf((byte)'T') is not (> 0 and var at) || text[at..].IndexOfAny((byte)'+', (byte)'-') < 0))
        {
            errors.Refuse(field, "offset-missing", "Give the time its offset from UTC, such as +01:00, or Z.");
            return null;
        }
        return time;
    }

    private static double? Number(ref Utf8JsonReader reader, string field, List<FieldError> errors)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number)) return number;
        WrongType(ref reader, field, "a number", errors);
        return null;
    }

    private static int? Whole(ref Utf8JsonReader reader, string field, List<FieldError> errors)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number)) return number;
        WrongType(ref reader, field, "a whole number", errors);
        return null;
    }

    private static bool? YesNo(ref Utf8JsonReader reader, string field, List<FieldError> errors)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False) return reader.GetBoolean();
        if (reader.TokenType != JsonTokenType.Null) WrongType(ref reader, field, "true or false", errors);
        return null;
    }

    private static void WrongType(ref Utf8JsonReader reader, string field, string expected, List<FieldError> errors)
    {
        reader.Skip();
        errors.Refuse(field, "wrong-type", $"Must be {expected}.");
    }

    /// <summary>One entry per field: the first thing that is wrong with it.</summary>
    internal static void Refuse(this List<FieldError> errors, string field, string code, string message)
    {
        foreach (var error in errors)
            if (error.Field == field) return;
        errors.Add(new FieldError(field, code, message));
    }
}
