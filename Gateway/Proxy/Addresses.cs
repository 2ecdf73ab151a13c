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

    /// <summary>Open without a sign-in, by route: calendars and feeds, whose address holds a secret, and open data.</summary>
    private static readonly Dictionary<string, UnknownCaller> OpenRoutes = new()
    {
        ["calendars"] = UnknownCaller.OfCalendars,
        ["follow"] = UnknownCaller.OfCalendars,
        ["open-data"] = UnknownCaller.OfOpenData,
    };

    private static readonly (string Cluster, string[] Addresses)[] UnderApi =
    [
        ("intake", ["reports", "imports", "quarantine", "categories", "walks"]),
        ("picture", ["areas", "pictures", "meetings", "digest", "signals", "trends"]),
        ("prioritization", ["rounds"]),
        ("followup", ["interventions", "reviews", "effects", "years", "feedback", "council", "pledges", "action-plan"]),
    ];

    /// <param name="largestFile">What a file that is uploaded may hold.</param>
    public static IReadOnlyList<RouteConfig> Routes(long largestFile) =>
    [
        .. UnderApi.SelectMany(row => row.Addresses.Select(address => Route(address, row.Cluster, $"/api/{{municipality}}/{address}/{{**rest}}"))),
        Route("reports-stream", Streams, "/api/{municipality}/reports/stream", isUnlimited: true),
        Route("feeds-polisen", "intake", "/feeds/polisen", isUnlimited: true),
        Route("imports-upload", "intake", "/api/{municipality}/imports").ForUploads(largestFile),
        // Programs follow these links, so the service must know by which address it was asked.
        Route("ogc", "picture", "/ogc/{municipality}/{**rest}").WithAddressForwarded(),
        Route("open311", "intake", "/open311/v2/{**rest}").WithAddressForwarded(),
        Route("calendars", "picture", "/calendars/{municipality}/{file}"),
        Route("follow", "followup", "/follow/{municipality}/{file}"),
        Route("open-data", "followup", "/open-data/{municipality}/{**rest}"),
    ];

    /// <summary>True where a body may be as large as the sender likes and take as long as it takes.</summary>
    public static bool IsUnlimited(this RouteConfig route) => route.Metadata?.ContainsKey(Unlimited) == true;

    /// <summary>As whom anyone may ask here; null where one must say who one is.</summary>
    public static UnknownCaller? OpenTo(this RouteConfig route) => OpenRoutes.GetValueOrDefault(route.RouteId);

    /// <summary>A file alone may be large, and only where it is sent in; a form is a little more than the file in it.</summary>
    private static RouteConfig ForUploads(this RouteConfig route, long largestFile) => route with
    {
        Match = route.Match with { Methods = ["POST"] },
        MaxRequestBodySize = largestFile + 64 * 1024,
    };

    private static RouteConfig WithAddressForwarded(this RouteConfig route) => route.WithTransformXForwarded(
        xDefault: ForwardedTransformActions.Off, xHost: ForwardedTransformActions.Set, xProto: ForwardedTransformActions.Set);

    private static RouteConfig Route(string id, string cluster, string path, bool isUnlimited = false) => new()
    {
        RouteId = id,
        ClusterId = cluster,
        Match = new RouteMatch { Path = path },
        AuthorizationPolicy = OpenRoutes.ContainsKey(id) ? "anonymous" : CallerRegistration.Policy,
        MaxRequestBodySize = isUnlimited ? -1 : null,
        Metadata = isUnlimited ? new Dictionary<string, string> { [Unlimited] = "true" } : null,
    };
}
