using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Est.Gateway.Headers;

/// <summary>
/// The proxies in front of Est that end TLS (<c>Est:Proxies</c>, addresses or networks separated by blanks): theirs is the word on how and from where
/// a request came. Without any, nobody's is.
/// </summary>
internal static class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration["Est:Proxies"] is not { Length: > 0 } configured) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in configured.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(one, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(one, out var network)) options.KnownIPNetworks.Add(network);
            else throw new InvalidOperationException($"Est:Proxies: '{one}' is neither an address nor a network such as 10.0.0.0/8.");
        }
        app.UseForwardedHeaders(options);
    }
}
