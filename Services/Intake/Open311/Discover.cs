using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Est.Intake.Open311;

/// <summary>GET discovery: where the endpoint is, in which formats, and when what a client may keep was last changed.</summary>
public static class Discover
{
    public const string Specification = "http://wiki.open311.org/GeoReport_v2";

    /// <summary>When the definitions of the services were last changed; the kommun's own categories are asked for by the services themselves.</summary>
    private static readonly DateTimeOffset Changed = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    public static IResult Handle(
        string format, HttpRequest request, Passport passport, Tenant tenant, IConfiguration configuration, [FromQuery(Name = "jurisdiction_id")] string? jurisdictionId = null) =>
        Jurisdiction.Enter(format, jurisdictionId, passport, tenant) ?? new Open311Answer(format, "discovery", new Fields(
            ("changeset", (DateTimeOffset?)Changed),
            ("contact", "Kommunens samordnare"),
            ("key_service", "Kommunens administratör i Est ger ut nycklar."),
            ("endpoints", new Many("endpoint",
            [
                new Fields(
                    ("specification", Specification), ("url", $"{Base(request, configuration)}/open311/v2"), ("changeset", (DateTimeOffset?)Changed), ("type", "production"),
                    ("formats", new Many("format", ["text/xml", "application/json"]))),
            ]))));

    /// <summary>The installation's own address when it says one, else that by which the gateway was asked.</summary>
    private static string Base(HttpRequest request, IConfiguration configuration) =>
        configuration["Est:PublicAddress"] is { Length: > 0 } own ? own.TrimEnd('/')
        : request.Headers["X-Forwarded-Host"].ToString() is { Length: > 0 } forwarded ? $"{request.Headers["X-Forwarded-Proto"]}://{forwarded}"
        : $"{request.Scheme}://{request.Host}";
}
