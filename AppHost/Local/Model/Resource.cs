namespace Aspire.Hosting.ApplicationModel;

public interface IResource
{
    string Name { get; }
}

public interface IResourceWithEnvironment : IResource
{
    /// <summary>Variables by name; a value is asked for when the process starts, since ports are given out only then.</summary>
    IDictionary<string, Func<string>> Environment { get; }
}

public interface IResourceWithEndpoints : IResource
{
    IList<EndpointAnnotation> Endpoints { get; }

    /// <summary>Path that answers 200 when the resource is healthy; null when a running process is enough.</summary>
    string? HealthPath { get; set; }
}

public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

public interface IResourceWithConnectionString : IResource
{
    string ConnectionString { get; }
}

public interface IResourceWithWaitSupport : IResource
{
    IList<IResource> WaitsFor { get; }
}

public abstract class Resource(string name) : IResource
{
    public string Name { get; } = name;
}

public interface IResourceBuilder<out T> where T : IResource
{
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    T Resource { get; }
}

internal sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource) : IResourceBuilder<T>
    where T : IResource;
