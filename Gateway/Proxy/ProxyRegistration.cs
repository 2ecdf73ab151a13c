using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Est.Gateway.Proxy;

internal static class ProxyRegistration
{
    /// <summary>What an ordinary request may carry; reports beyond that go through the stream.</summary>
    private const long LargestBody = 1024 * 1024;

    /// <summary>Addresses come from configuration (<c>ReverseProxy:Clusters</c>), routes from <see cref="Addresses"/>.</summary>
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
            .LoadFromMemory(Addresses.Routes, [])
            // The services need no X-Forwarded-*: whom a request is from says the passport.
            .AddTransforms(transforms => transforms.UseDefaultForwarders = false);
        builder.Services.AddSingleton<IForwarderHttpClientFactory, StreamingClients>();
    }

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.UseMiddleware<FailureLog>();
        proxy.UseMiddleware<StampPassport>();
        proxy.UseLoadBalancing();
    });
}
