using Est.Intake.Categories;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Est.Intake.Open311;

/// <summary>The kommun's categories as Open311's services, and what each asks for beyond the standard's own fields.</summary>
public static class ListServices
{
    /// <summary>GET services.</summary>
    public static async Task<IResult> Handle(
        string format, Passport passport, Tenant tenant, Taxonomies taxonomies, CancellationToken ct, [FromQuery(Name = "jurisdiction_id")] string? jurisdictionId = null)
    {
        if (Jurisdiction.Enter(format, jurisdictionId, passport, tenant) is { } refused) return refused;
        var taxonomy = await taxonomies.OfAsync(passport.Municipality, ct);
        return new Open311Answer(format, "services", new Many("service", taxonomy.Categories.Where(c => !c.Retired).Select(c => new Fields(
            ("service_code", c.Code), ("service_name", c.Name), ("description", $"Rapport om {char.ToLowerInvariant(c.Name[0])}{c.Name[1..]}: om en plats, aldrig om en person."),
            ("metadata", true), ("type", "realtime"), ("keywords", c.Code), ("group", "trygghet")))));
    }

    /// <summary>GET service definition.</summary>
    public static async Task<IResult> Definition(
        string format, string code, Passport passport, Tenant tenant, Taxonomies taxonomies, CancellationToken ct,
        [FromQuery(Name = "jurisdiction_id")] string? jurisdictionId = null)
    {
        if (Jurisdiction.Enter(format, jurisdictionId, passport, tenant) is { } refused) return refused;
        return (await taxonomies.OfAsync(passport.Municipality, ct)).Find(code) is { Retired: false }
            ? new Open311Answer(format, "service_definition", new Fields(("service_code", code), ("attributes", new Many("attribute", Attributes))))
            : UnknownCode(format);
    }

    internal static Open311Answer UnknownCode(string format) =>
        Open311Answer.Refuse(format, StatusCodes.Status404NotFound, "service_code provided was not found. GET services lists those of the kommun.");

    /// <summary>What the standard has no field for: how serious, the span of time, how exact the place is, the sender's own id.</summary>
    private static IEnumerable<Node> Attributes =>
    [
        Attribute(1, ServiceAttributes.Severity, "singlevaluelist", "Hur allvarligt är det?", "1 när inget sägs", ("1", "Mindre allvarligt"), ("2", "Allvarligt"), ("3", "Mycket allvarligt")),
        Attribute(2, ServiceAttributes.OccurredFrom, "datetime", "När hände det, eller när började tiden då det hände?", "ISO 8601 med tidszon; när anropet kommer om inget sägs"),
        Attribute(3, ServiceAttributes.OccurredTo, "datetime", "När slutade tiden då det hände?", "ISO 8601 med tidszon"),
        Attribute(4, ServiceAttributes.Precision, "singlevaluelist", "Hur exakt är platsen?", "point när inget sägs", ("point", "På platsen"), ("street", "På gatan")),
        Attribute(5, ServiceAttributes.ExternalId, "string", "Avsändarens eget id: samma id är samma rapport", "Högst 200 tecken"),
    ];

    private static Fields Attribute(int order, string code, string datatype, string description, string help, params (string Key, string Name)[] values) => new(
        ("variable", true), ("code", code), ("datatype", datatype), ("required", false), ("datatype_description", help), ("order", order), ("description", description),
        ("values", new Many("value", values.Select(value => new Fields(("key", value.Key), ("name", value.Name))))));
}

/// <summary>Codes of the attributes that a request is sent with.</summary>
internal static class ServiceAttributes
{
    public const string Severity = "severity", OccurredFrom = "occurred_from", OccurredTo = "occurred_to", Precision = "precision", ExternalId = "external_id";
}
