using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;

namespace Est.Access.Tests;

/// <summary>A method and address as a row of the table names them; <c>*</c> stands for every method.</summary>
public sealed partial record Route(string Method, string Address)
{
    public static IEnumerable<Route> Of(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).DefaultIfEmpty("*")
            .Select(method => new Route(method, "/" + endpoint.RoutePattern.RawText!.Trim('/')));

    /// <summary>A request to this address with made-up values, and an empty object for a body.</summary>
    public HttpRequestMessage MadeUp(string municipality)
    {
        var method = new HttpMethod(Method == "*" ? "GET" : Method);
        var path = Parameter().Replace(Address, match => (match.Groups["name"].Value, match.Groups["constraint"].Value) switch
        {
            ("municipality", _) => municipality,
            ("week", _) => "2026-W47",
            (_, ":guid") => "0192f000-0000-7000-8000-000000000000",
            (_, ":int") => "1",
            _ => "x",
        });
        return new HttpRequestMessage(method, path) { Content = Method is "GET" or "HEAD" or "*" ? null : JsonContent.Create(new { }) };
    }

    public bool HasMunicipality => Address.Contains("{municipality}", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Address}";

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(?<constraint>:[^}?]*)?\??\}")]
    private static partial Regex Parameter();
}
