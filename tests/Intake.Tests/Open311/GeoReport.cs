using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Est.Intake.Tests.Open311;

/// <summary>A client of GeoReport v2, as programs for it are written: forms in, XML or JSON out.</summary>
internal sealed class GeoReport(IntakeClient client, string jurisdiction = IntakeFixture.Degerfors)
{
    public static Dictionary<string, string> Fields() => new()
    {
        ["service_code"] = "klotter",
        ["lat"] = "59.2377",
        ["long"] = "14.4301",
        ["description"] = "Klotter på gaveln.",
        ["email"] = "asa@example.org",
        ["first_name"] = "Åsa",
        ["phone"] = "070-123 45 67",
        ["attribute[severity]"] = "2",
        ["attribute[occurred_from]"] = "2026-11-20T21:30:00+01:00",
        ["attribute[occurred_to]"] = "2026-11-20T23:00:00+01:00",
    };

    public Task<(HttpStatusCode Status, string Type, string Body)> PostAsync(Dictionary<string, string> fields, string format = "json") =>
        PostAsync(new FormUrlEncodedContent(fields.Append(new("jurisdiction_id", jurisdiction))), format);

    public async Task<(HttpStatusCode Status, string Type, string Body)> PostAsync(HttpContent body, string format = "json")
    {
        using var answer = await client.Http.PostAsync(new Uri($"/open311/v2/requests.{format}", UriKind.Relative), body);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
    }

    public async Task<(HttpStatusCode Status, string Type, string Body)> GetAsync(string pathAndQuery)
    {
        var separator = pathAndQuery.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        using var answer = await client.Http.GetAsync(new Uri($"/open311/v2/{pathAndQuery}{separator}jurisdiction_id={jurisdiction}", UriKind.Relative));
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
    }

    public async Task<JsonArray> JsonAsync(string pathAndQuery)
    {
        var (status, _, body) = await GetAsync(pathAndQuery);
        if (status != HttpStatusCode.OK) throw new ShouldAssertException(body);
        return JsonNode.Parse(body)!.AsArray();
    }

    public async Task<XElement> XmlAsync(string pathAndQuery)
    {
        var (_, type, body) = await GetAsync(pathAndQuery);
        type.ShouldBe("text/xml; charset=utf-8");
        return Xml(body);
    }

    /// <summary>Read as a client must: no DTD, no outside files.</summary>
    public static XElement Xml(string body)
    {
        body.ShouldStartWith("""<?xml version="1.0" encoding="utf-8"?>""");
        using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }

    /// <summary>The id that a request was given.</summary>
    public async Task<Guid> SubmitAsync(Dictionary<string, string>? fields = null)
    {
        var (status, _, body) = await PostAsync(fields ?? Fields());
        if (status != HttpStatusCode.OK) throw new ShouldAssertException(body);
        return (Guid)JsonNode.Parse(body)!.AsArray().ShouldHaveSingleItem()!["service_request_id"]!;
    }

    /// <summary>The status, and the descriptions of the errors that a request is refused with.</summary>
    public async Task<string> RefusedAsync(Dictionary<string, string> fields)
    {
        var (status, _, body) = await PostAsync(fields);
        var errors = JsonNode.Parse(body)!.AsArray();
        errors.ShouldAllBe(e => (int)e!["code"]! == (int)status);
        return $"{(int)status} {string.Join(" | ", errors.Select(e => ((string)e!["description"]!).Split(':', '.')[0]))}";
    }

    public static StringContent Body(string text, string type) => new(text, Encoding.UTF8, type);
}
