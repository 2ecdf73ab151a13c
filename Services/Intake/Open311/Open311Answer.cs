using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;

namespace Est.Intake.Open311;

/// <summary>An answer of GeoReport v2, in the format that the address ends with.</summary>
/// <param name="Root">What XML calls the whole.</param>
internal sealed record Open311Answer(string Format, string Root, Node Body, int Status = StatusCodes.Status200OK) : IResult
{
    public const string Xml = "xml", Json = "json";

    // Swedish letters as they are; what could be markup stays escaped.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly XmlWriterSettings XmlOptions = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };

    /// <summary>The standard's form of errors: an array, also of one.</summary>
    public static Open311Answer Refuse(string format, int status, params IEnumerable<string> descriptions) => new(
        format, "errors", new Many("error", descriptions.Select(description => new Fields(("code", status), ("description", description)))), status);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var body = new MemoryStream();
        if (Format == Xml) WriteXml(body);
        else WriteJson(body);
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = Format == Xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), httpContext.RequestAborted);
    }

    private void WriteXml(Stream stream)
    {
        using var xml = XmlWriter.Create(stream, XmlOptions);
        xml.WriteStartDocument();
        xml.WriteStartElement(Root);
        Write(xml, Body);
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Write(XmlWriter xml, Node node)
    {
        switch (node)
        {
            case Many many:
                foreach (var item in many.Items) Element(many.Item, item);
                break;
            case Fields fields:
                foreach (var (name, value) in fields.Members) Element(name, value);
                break;
            case Leaf { Value: { } value }:
                xml.WriteString(Writable(value is bool yes ? (yes ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!));
                break;
        }

        void Element(string name, Node value)
        {
            xml.WriteStartElement(name);
            Write(xml, value);
            xml.WriteEndElement();
        }
    }

    /// <summary>XML has no way to write most control characters: in their place stands the character for what cannot be shown.</summary>
    private static string Writable(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar));

    private void WriteJson(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonOptions);
        Write(json, Body);
    }

    private static void Write(Utf8JsonWriter json, Node node)
    {
        switch (node)
        {
            case Many many:
                json.WriteStartArray();
                foreach (var item in many.Items) Write(json, item);
                json.WriteEndArray();
                break;
            case Fields fields:
                json.WriteStartObject();
                foreach (var (name, value) in fields.Members)
                {
                    json.WritePropertyName(name);
                    Write(json, value);
                }
                json.WriteEndObject();
                break;
            case Leaf leaf:
                JsonSerializer.Serialize(json, leaf.Value);
                break;
        }
    }
}
