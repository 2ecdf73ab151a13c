using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.ApplicationModel
{
    /// <summary>A server that exists already, named in configuration.</summary>
    public class ConnectionStringParameterResource(string name, string connectionString) : Resource(name), IResourceWithConnectionString
    {
        public string ConnectionString { get; } = connectionString;
    }
}

namespace Aspire.Hosting
{
    public static class ParameterResourceBuilderExtensions
    {
        public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, string name) =>
            builder.AddResource(new ConnectionStringParameterResource(name, builder.Configuration.GetConnectionString(name)
                ?? throw new InvalidOperationException($"ConnectionStrings:{name} is not configured.")));
    }
}
