using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Est.Gateway.Proxy;

internal static class ProxyRegistration
{
    /// <summary>What an ordinary request may carry; reports beyond that go through the stream.</summary>
    private const long LargestBody = 1024 * 1024;

    /// <summary>Of a file that is uploaded, unless <c>Est:Imports:LargestFile</c> says otherwise; Intake reads the same setting.</summary>
    private const long LargestFile = 100 * 1024 * 1024;

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
            .LoadFromMemory(Addresses.Routes(builder.Configuration.GetValue("Est:Imports:LargestFile", LargestFile)), [])
            // The services need no X-Forwarded-*: whom a request is from says the passport.
            .AddTransforms(transforms => transforms.UseDefaultForwarders = false);
        builder.Services.AddSingleton<OpenAnswers>();
        builder.Services.AddSingleton<IForwarderHttpClientFactory, StreamingClients>();
    }

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.UseMiddleware<FailureLog>();
        proxy.UseMiddleware<StampPassport>();
        proxy.UseLoadBalancing();
    });
}
