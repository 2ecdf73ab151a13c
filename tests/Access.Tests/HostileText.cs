using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.Access.Tests;

/// <summary>
/// SQL, script and characters that no text should hold, in every text of every route, by each part's own description of its API: the answer is
/// never an error of ours, never a page, and no table is missing afterwards.
/// </summary>
public sealed class HostileText(EveryPart est)
{
    private const int Deepest = 6;

    private static readonly string[] Texts =
    [
        "'); drop table audit cascade; --",
        "\"; select pg_sleep(60); --",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "a\u0000b",
        "\u202e%00../../etc/passwd{{7*7}}${jndi:ldap://x}",
    ];

    public static TheoryData<Part> Parts { get; } = [.. Part.All];

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_only_text_wherever_it_is_sent(Part part)
    {
        using var described = await est.SendAsync(part, new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json"), EveryPart.Anonymous);
        var document = (await described.Content.ReadFromJsonAsync<JsonObject>())!;
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(member => member.Value is JsonObject && member.Key != "parameters"))
            {
                foreach (var text in Texts)
                {
                    using var request = Request(document, path, method, operation!.AsObject(), text);
                    using var answer = await est.SendAsync(part, request, "admin");
                    tried++;
                    if (IsOurs(part, answer.StatusCode)) wrong.Add($"{method} {path} answers {(int)answer.StatusCode} to {Uri.EscapeDataString(text)}");
                    if (answer.Content.Headers.ContentType?.MediaType is "text/html" && path.Length > 1) wrong.Add($"{method} {path} answers {Uri.EscapeDataString(text)} with a page");
                }
            }
        }
        wrong.ShouldBeEmpty($"\n{string.Join('\n', wrong)}\n");
        tried.ShouldBeGreaterThan(50);
        (await est.TablesAsync(part)).ShouldContain("audit");
    }

    /// <summary>The gateway's services are away in these tests: what it forwards ends as 502.</summary>
    private static bool IsOurs(Part part, HttpStatusCode status) =>
        status >= HttpStatusCode.InternalServerError && !(part == Part.Gateway && status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable);

    private static HttpRequestMessage Request(JsonObject document, string path, string method, JsonObject operation, string text)
    {
        var query = new List<string>();
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var name = parameter!["name"]!.GetValue<string>();
            var value = Uri.EscapeDataString(Made(document, parameter["schema"], text, 0)?.ToString() ?? text);
            if (parameter["in"]!.GetValue<string>() == "path")
                path = path.Replace($"{{{name}}}", name == "municipality" ? EveryPart.Own : value.Replace("%00", "", StringComparison.Ordinal), StringComparison.Ordinal);     // no server takes it there
            else if (parameter["in"]!.GetValue<string>() == "query")
                query.Add($"{name}={value}");
        }
        var body = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        return new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path + (query.Count > 0 ? "?" + string.Join('&', query) : ""))
        {
            Content = body is null ? null : JsonContent.Create(Made(document, body, text, 0)),
        };
    }

    /// <summary>A value of the schema in which every text is the hostile one, and all else is right.</summary>
    private static JsonNode? Made(JsonObject document, JsonNode? schema, string text, int depth)
    {
        if (schema?["$ref"]?.GetValue<string>() is { } reference) return Made(document, document["components"]!["schemas"]![reference.Split('/')[^1]], text, depth);
        if (schema is null || depth > Deepest) return JsonValue.Create(text);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
            return Made(document, choices.FirstOrDefault(choice => choice?["type"]?.ToString() != "null"), text, depth + 1);
        var types = schema["type"] is JsonArray several ? several.Select(type => type!.ToString()).ToArray() : [schema["type"]?.ToString() ?? "string"];
        var type = types.FirstOrDefault(type => type != "null");
        var made = new JsonObject();
        switch (type)
        {
            case "integer": return JsonValue.Create(1);
            case "number": return JsonValue.Create(1.5);
            case "boolean": return JsonValue.Create(true);
            case "array": return new JsonArray(Made(document, schema["items"], text, depth + 1));
            case "object":
                foreach (var (name, member) in schema["properties"]?.AsObject() ?? []) made[name] = Made(document, member, text, depth + 1);
                if (schema["additionalProperties"] is JsonObject more) made[text] = Made(document, more, text, depth + 1);
                return made;
            default:
                return JsonValue.Create(schema["format"]?.ToString() switch
                {
                    "uuid" => "0192f000-0000-7000-8000-000000000000",
                    "date-time" => "2026-11-20T12:00:00Z",
                    "date" => "2026-11-20",
                    _ => text,
                });
        }
    }
}
