using System.Globalization;
using System.Net;
using System.Text.Json;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// One event as the police publish it at <c>/api/events</c>:
/// <c>{"id":633436,"datetime":"2026-04-29 14:28:38 +02:00","name":"29 april 13.37, Sexualbrott, Stockholm","summary":"…",
/// "url":"/aktuellt/…","type":"Sexualbrott","location":{"name":"Stockholms län","gps":"59.602496,18.138438"}}</c>.
/// Only the id and the time of publication must be readable; what else is missing is empty.
/// </summary>
public sealed record PoliceEvent(long Id, DateTimeOffset Published, string Name, string Summary, string Url, string Type, string Location)
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.FromHours(1));
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    /// <summary>The hour comes with one digit or two ("2023-05-11 7:22:33 +02:00"). ISO 8601 is for those who mended it.</summary>
    private static readonly string[] Times = ["yyyy-MM-dd H:mm:ss zzz", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>Reads one event; or else says why it cannot be used.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> json, DateTimeOffset now, out PoliceEvent read, out IReadOnlyList<FieldError> errors)
    {
        read = null!;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            errors = [new FieldError("", "broken-json", "This is not JSON: it may have been cut off. Send the event again.")];
            return false;
        }
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                errors = [new FieldError("", "not-an-event", "An event is a JSON object.")];
                return false;
            }
            var wrong = new List<FieldError>();
            if (!TryId(root, out var id))
                wrong.Add(new FieldError("id", "invalid", "The police's id must be a whole number above 0."));
            if (!DateTimeOffset.TryParseExact(Text(root, "datetime"), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var published))
                wrong.Add(new FieldError("datetime", "invalid", "The time of publication must have the form 2026-04-29 14:28:38 +02:00."));
            else if (published < Earliest)
                wrong.Add(new FieldError("datetime", "too-early", "The time of publication must not be before 2000."));
            else if (published > now + Ahead)
                wrong.Add(new FieldError("datetime", "too-late", "The time of publication must not be more than 24 hours ahead."));
            errors = wrong;
            if (wrong.Count > 0) return false;

            var location = root.TryGetProperty("location", out var place) && place.ValueKind == JsonValueKind.Object ? Text(place, "name") : "";
            read = new PoliceEvent(id, published, Text(root, "name"), Text(root, "summary"), Text(root, "url"), Text(root, "type"), location);
            return true;
        }
    }

    private static bool TryId(JsonElement root, out long id)
    {
        id = 0;
        if (!root.TryGetProperty("id", out var value)) return false;
        var known = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt64(out id),
            JsonValueKind.String => long.TryParse(Text(root, "id"), NumberStyles.None, CultureInfo.InvariantCulture, out id),
            _ => false,
        };
        return known && id > 0;
    }

    /// <summary>Texts hold non-breaking spaces, and now and then an HTML entity ("mord &amp;amp; vapenbrott").</summary>
    private static string Text(JsonElement parent, string member)
    {
        if (!parent.TryGetProperty(member, out var value) || value.ValueKind != JsonValueKind.String) return "";
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";      // half of a surrogate pair: no text
        }
        text = WebUtility.HtmlDecode(text);
        return string.Concat(text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)).Trim();
    }
}
