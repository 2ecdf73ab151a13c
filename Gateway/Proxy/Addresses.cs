using Est.Gateway.Callers;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace Est.Gateway.Proxy;

/// <summary>Which service answers which address. What is not named here does not exist outside.</summary>
internal static class Addresses
{
    /// <summary>The cluster that is spoken to over HTTP/2, so that a stream is answered while it is still being sent.</summary>
    public const string Streams = "intake-streams";

    private const string Unlimited = "unlimited";

    /// <summary>Open to whoever knows the address, since a calendar program cannot sign in; the address holds a secret.</summary>
    private const string ByAddress = "by-address";

    private static readonly (string Cluster, string[] Addresses)[] UnderApi =
    [
        ("intake", ["reports", "imports", "quarantine", "categories", "walks"]),
        ("picture", ["areas", "pictures", "meetings", "digest", "signals", "trends"]),
        ("prioritization", ["rounds"]),
        ("followup", ["interventions", "reviews", "effects", "years", "feedback", "council", "pledges", "action-plan"]),
    ];

    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        .. UnderApi.SelectMany(row => row.Addresses.Select(address => Route(address, row.Cluster, $"/api/{{municipality}}/{address}/{{**rest}}"))),
        Route("reports-stream", Streams, "/api/{municipality}/reports/stream", isUnlimited: true),
        Route("feeds-polisen", "intake", "/feeds/polisen", isUnlimited: true),
        // Map programs follow links, so the service must know by which address it was asked.
        Route("ogc", "picture", "/ogc/{municipality}/{**rest}").WithTransformXForwarded(
            xDefault: ForwardedTransformActions.Off, xHost: ForwardedTransformActions.Set, xProto: ForwardedTransformActions.Set),
        Route("calendars", "picture", "/calendars/{municipality}/{file}") with { AuthorizationPolicy = "anonymous", Metadata = new Dictionary<string, string> { [ByAddress] = "true" } },
    ];

    /// <summary>True where a body may be as large as the sender likes and take as long as it takes.</summary>
    public static bool IsUnlimited(this RouteConfig route) => route.Metadata?.ContainsKey(Unlimited) == true;

    /// <summary>True where the secret in the address is what lets one in, whoever one is.</summary>
    public static bool IsOpenedByAddress(this RouteConfig route) => route.Metadata?.ContainsKey(ByAddress) == true;

    private static RouteConfig Route(string id, string cluster, string path, bool isUnlimited = false) => new()
    {
        RouteId = id,
        ClusterId = cluster,
        Match = new RouteMatch { Path = path },
        AuthorizationPolicy = CallerRegistration.Policy,
        MaxRequestBodySize = isUnlimited ? -1 : null,
        Metadata = isUnlimited ? new Dictionary<string, string> { [Unlimited] = "true" } : null,
    };
}
