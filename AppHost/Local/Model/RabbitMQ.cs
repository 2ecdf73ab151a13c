using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    public class RabbitMQServerResource(string name) : Resource(name), IResourceWithConnectionString
    {
        public bool HasManagementPlugin { get; set; }

        /// <summary><c>amqp://user:password@host:port</c>; known from the moment the application runs.</summary>
        public string ConnectionString { get; internal set; } = "";
    }
}

namespace Aspire.Hosting
{
    public static class RabbitMQBuilderExtensions
    {
        public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this IDistributedApplicationBuilder builder, string name) =>
            builder.AddResource(new RabbitMQServerResource(name));

        public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder)
        {
            builder.Resource.HasManagementPlugin = true;
            return builder;
        }
    }
}
