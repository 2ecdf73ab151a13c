using System.Text.Json.Nodes;

namespace Est.SituationPicture.Ogc;

/// <summary>Addresses as the reader sees them: of the installation when it says its own, else of the request that came to the gateway.</summary>
public sealed class OgcLinks(HttpRequest request, string municipality, IConfiguration configuration)
{
    public const string GeoJson = "application/geo+json", Json = "application/json";

    /// <summary>Absolute where the address is known: not every program takes links without a host.</summary>
    private readonly string host = configuration["Est:PublicAddress"] is { Length: > 0 } own
        ? own.TrimEnd('/')
        : request.Headers["X-Forwarded-Host"].ToString() is { Length: > 0 } forwarded ? $"{request.Headers["X-Forwarded-Proto"]}://{forwarded}" : "";

    public string Host => host;

    /// <param name="path">Below the landing page, e.g. <c>collections/areas</c>; empty for the page itself.</param>
    public JsonObject To(string rel, string path, string type, string title) => Link(rel, $"{host}/ogc/{municipality}/{path}", type, title);

    public static JsonObject Link(string rel, string href, string type, string title) =>
        new() { ["href"] = href, ["rel"] = rel, ["type"] = type, ["title"] = title };
}
