using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    public class ProjectResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithServiceDiscovery, IResourceWithWaitSupport
    {
        public required string ProjectPath { get; init; }

        public IDictionary<string, Func<string>> Environment { get; } = new Dictionary<string, Func<string>>();

        public IList<EndpointAnnotation> Endpoints { get; } = [];

        public string? HealthPath { get; set; }

        public IList<IResource> WaitsFor { get; } = [];

        public int Replicas { get; set; } = 1;
    }
}

namespace Aspire.Hosting
{
    public interface IProjectMetadata
    {
        string ProjectPath { get; }
    }

    public class ProjectResourceOptions
    {
        /// <summary>Local never reads a launch profile.</summary>
        public bool ExcludeLaunchProfile { get; set; }
    }

    public static class ProjectResourceBuilderExtensions
    {
        public static IResourceBuilder<ProjectResource> AddProject<TProject>(
            this IDistributedApplicationBuilder builder, string name, Action<ProjectResourceOptions> configure)
            where TProject : IProjectMetadata, new()
        {
            configure(new ProjectResourceOptions());
            return builder.AddResource(new ProjectResource(name) { ProjectPath = new TProject().ProjectPath });
        }

        public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
        {
            builder.Resource.Replicas = replicas;
            return builder;
        }
    }
}
