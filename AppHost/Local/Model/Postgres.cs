using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.ApplicationModel
{
    public class PostgresServerResource(string name) : Resource(name), IResourceWithConnectionString
    {
        public IList<PostgresDatabaseResource> Databases { get; } = [];

        /// <summary>Host, port, user and password; known from the moment the application runs.</summary>
        public string ConnectionString { get; internal set; } = "";
    }

    public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent) : Resource(name), IResourceWithConnectionString
    {
        public string DatabaseName { get; } = databaseName;

        public PostgresServerResource Parent { get; } = parent;

        public string ConnectionString => $"{Parent.ConnectionString};Database={DatabaseName}";
    }
}

namespace Aspire.Hosting
{
    public static class PostgresBuilderExtensions
    {
        public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name) =>
            builder.AddResource(new PostgresServerResource(name));

        /// <summary>Local always keeps its data under EST_HOME.</summary>
        public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder) => builder;

        public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
            this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
        {
            var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
            builder.Resource.Databases.Add(database);
            return builder.ApplicationBuilder.AddResource(database);
        }
    }
}
