using System.Globalization;
using System.Text.Json;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Open311;

/// <summary>
/// The fields of POST requests by their names in the standard, e.g. <c>service_code</c> and <c>attribute[severity]</c>: from a form, as the standard has it,
/// or from one JSON object of the same members. Who the sender is (email, first_name, phone, device_id …) is never looked at.
/// </summary>
internal sealed class RequestFields
{
    private const int LongestJson = 64 * 1024;
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    /// <summary>What was sent; an empty value is the same as none.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Null where the body is neither.</summary>
    public static async Task<RequestFields?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            if (request.HasFormContentType) return Of(await request.ReadFormAsync(ct));
            if (request.HasJsonContentType() && request.ContentLength is null or <= LongestJson) return Of(await JsonDocument.ParseAsync(request.Body, default, ct));
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or InvalidOperationException)
        {
            // Said to be a form or JSON, and is none.
        }
        return null;
    }

    /// <summary>As the rules of reports take it.</summary>
    public ReportInput ToInput(string? idempotencyKey, DateTimeOffset now, List<FieldError> errors)
    {
        var (lat, lon) = (Degrees("lat", errors), Degrees("long", errors));
        var area = this["address_id"];
        var address = this["address_string"];
        if (this["lat"] is null && this["long"] is null && area is null && address is null)
            errors.Refuse("lat", "required", "Say where: lat and long, or address_string, or address_id.");
        else if (this["lat"] is null != this["long"] is null) errors.Refuse(this["lat"] is null ? "lat" : "long", "required", "lat and long belong together.");
        return new ReportInput
        {
            ExternalId = Attribute(ServiceAttributes.ExternalId) ?? (string.IsNullOrEmpty(idempotencyKey) ? null : idempotencyKey),
            OccurredFrom = Attribute(ServiceAttributes.OccurredFrom) is null ? now : Time(ServiceAttributes.OccurredFrom, errors),
            OccurredTo = Time(ServiceAttributes.OccurredTo, errors),
            Category = this["service_code"],
            Severity = Severity(errors),
            Description = Text("description", errors),
            HasPlace = true,
            Precision = lat is not null && lon is not null ? Attribute(ServiceAttributes.Precision) ?? Precisions.Point : area is not null ? Precisions.Area : Precisions.Municipality,
            Lon = lon,
            Lat = lat,
            AreaCode = lat is null ? area : null,
            Address = Text("address_string", errors),
        };
    }

    /// <summary>The standard's name of what the rules of reports find wrong.</summary>
    public static string NameOf(string field) => field switch
    {
        "category" => "service_code",
        "place.lat" => "lat",
        "place.lon" => "long",
        "place.areaCode" => "address_id",
        "place.address" => "address_string",
        "severity" => $"attribute[{ServiceAttributes.Severity}]",
        "occurredFrom" => $"attribute[{ServiceAttributes.OccurredFrom}]",
        "occurredTo" => $"attribute[{ServiceAttributes.OccurredTo}]",
        "place.precision" => $"attribute[{ServiceAttributes.Precision}]",
        "externalId" => $"attribute[{ServiceAttributes.ExternalId}]",
        _ => field,
    };

    private static RequestFields Of(IFormCollection form)
    {
        var read = new RequestFields();
        foreach (var (name, values) in form) read.fields[name] = values[0] ?? "";
        return read;
    }

    private static RequestFields Of(JsonDocument json)
    {
        var read = new RequestFields();
        using (json)
        {
            foreach (var member in json.RootElement.EnumerateObject())
            {
                if (member is { Name: "attribute", Value.ValueKind: JsonValueKind.Object })
                    foreach (var attribute in member.Value.EnumerateObject()) read.fields[$"attribute[{attribute.Name}]"] = attribute.Value.ToString();
                else read.fields[member.Name] = member.Value.ToString();
            }
        }
        return read;
    }

    private string? Attribute(string code) => this[$"attribute[{code}]"];

    private string? Text(string name, List<FieldError> errors)
    {
        if (this[name] is not { } text || !text.Contains('\0', StringComparison.Ordinal)) return this[name];
        errors.Refuse(name, "not-text", "The text has characters that are not Unicode text.");
        return null;
    }

    private double? Degrees(string name, List<FieldError> errors)
    {
        if (this[name] is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)) return degrees;
        errors.Refuse(name, "wrong-type", "Must be a number of degrees in WGS 84, with a decimal point.");
        return null;
    }

    private int? Severity(List<FieldError> errors)
    {
        if (Attribute(ServiceAttributes.Severity) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var severity)) return severity;
        errors.Refuse("severity", "wrong-type", "Must be 1, 2 or 3.");
        return null;
    }

    private DateTimeOffset? Time(string code, List<FieldError> errors)
    {
        if (Attribute(code) is not { } text) return null;
        if (W3CTime.TryParse(text, out var time)) return time;
        errors.Refuse(code == ServiceAttributes.OccurredFrom ? "occurredFrom" : "occurredTo", "not-a-time", "Write an ISO 8601 time with offset, such as 2026-11-20T21:30:00+01:00.");
        return null;
    }
}

/// <summary>Times as the standard has them, e.g. <c>1994-11-05T08:15:30-05:00</c> or <c>1994-11-05T13:15:30Z</c>.</summary>
internal static class W3CTime
{
    private static readonly string[] Forms = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        // A plus that was not escaped arrives as a space.
        text = text.Replace(' ', '+');
        time = default;
        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        return hasOffset && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
