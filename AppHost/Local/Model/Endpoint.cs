namespace Aspire.Hosting.ApplicationModel;

/// <summary>An HTTP endpoint of a resource.</summary>
/// <param name="name">Unique within the resource.</param>
/// <param name="port">The port that was asked for; null for any free one.</param>
/// <param name="environmentVariable">Where the process is told its port; null when <c>ASPNETCORE_URLS</c> tells it.</param>
public sealed class EndpointAnnotation(string name, int? port, string? environmentVariable)
{
    public string Name { get; } = name;

    public string? EnvironmentVariable { get; } = environmentVariable;

    public bool IsExternal { get; set; }

    public int? RequestedPort { get; } = port;

    /// <summary>The port others call; known from the moment the application runs.</summary>
    public int? AllocatedPort { get; set; }
}

public sealed class EndpointReference(IResourceWithEndpoints owner, string name)
{
    public string EndpointName { get; } = name;

    public string Url
    {
        get
        {
            var endpoint = owner.Endpoints.SingleOrDefault(endpoint => endpoint.Name == EndpointName)
                ?? throw new InvalidOperationException($"{owner.Name} has no endpoint {EndpointName}.");
            return $"http://localhost:{endpoint.AllocatedPort ?? throw new InvalidOperationException($"{owner.Name} does not run yet.")}";
        }
    }
}
