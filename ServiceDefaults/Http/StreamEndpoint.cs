namespace Est.ServiceDefaults.Http;

/// <summary>
/// HTTP/1.1 between gateway and service sends a whole request before it reads an answer. A stream that is answered line by
/// line needs HTTP/2, which without TLS takes a port of its own: <c>EST_STREAM_PORT</c>.
/// </summary>
internal static class StreamEndpoint
{
    public static void AddStreamEndpoint(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["EST_STREAM_PORT"] is not { Length: > 0 } port) return;
        var urls = (builder.Configuration["URLS"] ?? builder.Configuration["ASPNETCORE_URLS"] ?? "http://127.0.0.1:0")
            .Split(';', StringSplitOptions.RemoveEmptyEntries);
        var endpoints = new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:streams:Url"] = $"http://{new Uri(urls[0]).Host}:{port}",
            ["Kestrel:Endpoints:streams:Protocols"] = "Http2",
        };
        // Endpoints that are named in configuration replace ASPNETCORE_URLS, so those are named too.
        for (var i = 0; i < urls.Length; i++) endpoints[$"Kestrel:Endpoints:http{i}:Url"] = urls[i];
        builder.Configuration.AddInMemoryCollection(endpoints);
    }
}
