using System.Reflection;
using System.Text.RegularExpressions;
using Est.ServiceDefaults.Access;

namespace Est.ServiceDefaults.Audit;

/// <summary>Why the writes of a route leave no entry in the audit.</summary>
/// <param name="MachinesOnly">True where a person's write is audited all the same.</param>
public sealed record LeftOutOfAudit(string Why, bool MachinesOnly);

/// <summary>Which routes are audited, and what an entry calls them.</summary>
public static partial class AuditedRoute
{
    private const int LongestValue = 40;

    /// <summary>For a route that takes a body and changes nothing, e.g. one that only checks what it is sent.</summary>
    public static TBuilder ChangesNothing<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new LeftOutOfAudit("changes nothing", MachinesOnly: false));

    /// <summary>For a route that takes reports in: what a machine sends is its own record, with source and time. What a person sends is audited.</summary>
    public static TBuilder TakesReports<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new LeftOutOfAudit("reports are their own record", MachinesOnly: true));

    /// <summary>Every route that lets roles in and is asked to change something, unless it says why not.</summary>
    public static bool IsAudited(this Endpoint endpoint, string method, bool isMachine) =>
        IsWrite(method)
        && endpoint.Metadata.GetMetadata<AllowedCallers>() is { Roles.Count: > 0 }
        && endpoint.Metadata.GetMetadata<LeftOutOfAudit>() is var leftOut
        && (leftOut is null || (leftOut.MachinesOnly && !isMachine));

    public static bool IsWrite(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    /// <summary>The route's name, e.g. <c>RetractReport</c>; without one, that of the use case that handles it.</summary>
    public static string ActionOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
        ?? endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Name
        ?? endpoint.DisplayName ?? "";

    /// <summary>
    /// The address as the route spells it, with those values put in that can only be ids, numbers, weeks or codes. Anything longer, or with
    /// more than eight digits in a row of digits and signs, might be text about somebody, and stands as <c>…</c>.
    /// </summary>
    public static string TargetOf(RouteEndpoint endpoint, RouteValueDictionary values) =>
        Parameter().Replace("/" + endpoint.RoutePattern.RawText!.Trim('/'), parameter => Shown(values[parameter.Groups["name"].Value] as string));

    private static string Shown(string? value) =>
        value is null ? ""
        : Guid.TryParse(value, out _) || (value.Length <= LongestValue && Code().IsMatch(value) && value.Count(char.IsDigit) <= 8) ? value
        : "…";

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^[\p{L}\p{Nd}_.:-]+\z")]
    private static partial Regex Code();
}
