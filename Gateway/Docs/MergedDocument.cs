using System.Text.Json.Nodes;

namespace Est.Gateway.Docs;

/// <summary>One OpenAPI document from those of the gateway and the services, as a client of the gateway sees them.</summary>
internal static class MergedDocument
{
    private const string SchemaReference = "#/components/schemas/";

    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options"];

    /// <summary>
    /// Joins paths and schemas. A schema that two services define alike is one; where they differ, the later one gets its
    /// service's name in front. Every operation may answer with a problem, and every path below /api needs a key or a session.
    /// </summary>
    public static JsonObject Merge(IEnumerable<(string Service, JsonObject Document)> documents)
    {
        var paths = new JsonObject();
        var schemas = new JsonObject { ["Problem"] = ProblemSchema() };
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (service, original) in documents)
        {
            var document = Renamed(original, schemas, service);
            foreach (var (name, schema) in Schemas(document)) schemas.TryAdd(name, schema!.DeepClone());
            foreach (var (path, item) in document["paths"]?.AsObject() ?? [])
            {
                if (!IsReachable(service, path)) continue;
                var clone = item!.DeepClone().AsObject();
                foreach (var operation in Methods.Select(method => clone[method]).OfType<JsonObject>()) Complete(operation, path, tags);
                paths[path] = clone;
            }
        }
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Est",
                ["version"] = "1",
                ["description"] = "Reports, the weekly picture, prioritisation and follow-up of a kommun's work for safety.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-Api-Key" },
                    ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "est" },
                    ["operator"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-Operator-Key" },
                },
            },
            ["tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { ["name"] = tag })]),
        };
    }

    /// <summary>What a service answers beside the addresses that the gateway forwards is nobody's business outside.</summary>
    private static bool IsReachable(string service, string path) =>
        service == OpenApiDocument.Own || path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/feeds/", StringComparison.Ordinal)
        || path.StartsWith("/ogc/", StringComparison.Ordinal);

    private static void Complete(JsonObject operation, string path, SortedSet<string> tags)
    {
        foreach (var tag in operation["tags"]?.AsArray() ?? []) tags.Add(tag!.GetValue<string>());
        if (operation["responses"] is not JsonObject responses) operation["responses"] = responses = [];
        responses.TryAdd("default", new JsonObject
        {
            ["description"] = "What went wrong, as problem details",
            ["content"] = new JsonObject
            {
                ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = SchemaReference + "Problem" } },
            },
        });
        string[] schemes = path.Split('/')[1] switch { "api" or "ogc" => ["key", "session"], "feeds" => ["key"], "access" => ["operator", "session"], _ => [] };
        if (schemes.Length > 0)
            operation["security"] = new JsonArray([.. schemes.Select(scheme => new JsonObject { [scheme] = new JsonArray() })]);
    }

    private static JsonObject Schemas(JsonObject document) => document["components"]?["schemas"]?.AsObject() ?? [];

    /// <summary>The document with its own names for schemas that are taken by different ones.</summary>
    private static JsonObject Renamed(JsonObject document, JsonObject taken, string service)
    {
        var own = Schemas(document);
        var renamed = new Dictionary<string, string>();
        int before;
        do
        {
            before = renamed.Count;
            foreach (var (name, schema) in own)
            {
                // Alike in words is not alike when something it refers to is not.
                if (taken.TryGetPropertyValue(name, out var other)
                    && (!JsonNode.DeepEquals(schema, other) || References(schema).Any(renamed.ContainsKey)))
                    renamed[name] = char.ToUpperInvariant(service[0]) + service[1..] + name;
            }
        }
        while (renamed.Count > before);
        return renamed.Count == 0 ? document : Rename(document, renamed);
    }

    private static JsonObject Rename(JsonObject document, Dictionary<string, string> names)
    {
        var copy = document.DeepClone().AsObject();
        foreach (var reference in ReferenceHolders(copy))
        {
            if (names.TryGetValue(NameOf(reference), out var name)) reference["$ref"] = SchemaReference + name;
        }
        var schemas = Schemas(copy);
        foreach (var (old, name) in names)
        {
            var schema = schemas[old];
            schemas.Remove(old);
            schemas[name] = schema;
        }
        return copy;
    }

    private static IEnumerable<string> References(JsonNode? node) => ReferenceHolders(node).Select(NameOf);

    private static string NameOf(JsonObject holder) => holder["$ref"]!.GetValue<string>()[SchemaReference.Length..];

    private static List<JsonObject> ReferenceHolders(JsonNode? node) => node switch
    {
        JsonObject o => [.. o["$ref"] is JsonValue v && v.GetValue<string>().StartsWith(SchemaReference, StringComparison.Ordinal) ? new[] { o } : [],
            .. o.SelectMany(member => ReferenceHolders(member.Value))],
        JsonArray a => [.. a.SelectMany(ReferenceHolders)],
        _ => [],
    };

    private static JsonObject ProblemSchema() => JsonNode.Parse("""
        {
          "type": "object",
          "description": "RFC 9457 problem details; type is stable, errors has one entry per field of the input that is wrong.",
          "required": ["type", "title", "status"],
          "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": { "field": { "type": "string" }, "code": { "type": "string" }, "message": { "type": "string" } }
              }
            },
            "traceId": { "type": "string" }
          }
        }
        """)!.AsObject();
}
