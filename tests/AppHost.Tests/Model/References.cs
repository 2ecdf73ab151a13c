using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Est.AppHostTests.Model;

public sealed class References
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(["--ConnectionStrings:orders-db=Host=there"]);

    [Fact]
    public void A_database_hands_over_its_connection_string()
    {
        var server = _builder.AddPostgres("postgres");
        server.Resource.ConnectionString = "Host=here";
        var intake = Project("intake").WithReference(server.AddDatabase("intake-db", "intake"));
        intake.Resource.Environment["ConnectionStrings__intake-db"]().ShouldBe("Host=here;Database=intake");
    }

    [Fact]
    public void An_existing_server_is_handed_over_as_configured()
    {
        var intake = Project("intake").WithReference(_builder.AddConnectionString("orders-db"));
        intake.Resource.Environment["ConnectionStrings__orders-db"]().ShouldBe("Host=there");
    }

    [Fact]
    public void A_service_hands_over_the_address_of_each_endpoint()
    {
        var intake = Project("intake").WithHttpEndpoint().WithHttpEndpoint(name: "streams", env: "PORT");
        var gateway = Project("gateway").WithReference(intake).WithEnvironment("Streams", intake.GetEndpoint("streams"));
        (intake.Resource.Endpoints[0].AllocatedPort, intake.Resource.Endpoints[1].AllocatedPort) = (1001, 1002);
        gateway.Resource.Environment["services__intake__http__0"]().ShouldBe("http://localhost:1001");
        gateway.Resource.Environment["services__intake__streams__0"]().ShouldBe("http://localhost:1002");
        gateway.Resource.Environment["Streams"]().ShouldBe("http://localhost:1002");
    }

    [Fact]
    public void Two_resources_cannot_share_a_name()
    {
        Project("intake");
        Should.Throw<InvalidOperationException>(() => _builder.AddRabbitMQ("Intake")).Message.ShouldBe("Two resources are named Intake.");
    }

    private IResourceBuilder<ProjectResource> Project(string name) => _builder.AddProject<Projects.Intake>(name, options => options.ExcludeLaunchProfile = true);
}
