using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Est.AppHost.Local;

namespace Est.AppHostTests.Model;

public sealed class StartingOrder : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("est-plan").FullName;

    [Fact]
    public void Servers_come_before_services_and_services_before_the_gateway()
    {
        var plan = PlanOf(builder =>
        {
            var database = builder.AddPostgres("postgres").AddDatabase("intake-db", "intake");
            var messaging = builder.AddRabbitMQ("messaging");
            var intake = Project(builder, "intake").WaitFor(database).WaitFor(messaging);
            Project(builder, "gateway").WaitFor(intake);
        });
        plan.Steps.ToDictionary(step => step.Server.Row.Name, step => string.Join(' ', step.Needs.Select(need => need.Server.Row.Name))).ShouldBe(new()
        {
            ["postgres"] = "",
            ["messaging-epmd"] = "",
            ["messaging"] = "messaging-epmd",
            ["intake"] = "postgres messaging",
            ["gateway"] = "intake",
        });
        plan.Steps.OrderByDescending(step => step.Height).Select(step => step.Server.Row.Name).Take(3).ShouldBe(["gateway", "intake", "messaging"]);
    }

    [Fact]
    public void An_existing_server_is_not_started()
    {
        var plan = PlanOf(builder => Project(builder, "intake").WaitFor(builder.AddConnectionString("messaging")), "--ConnectionStrings:messaging=amqp://there");
        plan.Steps.Select(step => step.Server.Row.Name).ShouldBe(["intake"]);
        plan.ExistingServers.Select(row => row.Name).ShouldBe(["messaging"]);
    }

    [Fact]
    public void Replicas_share_one_address()
    {
        ProjectResource? intake = null;
        var plan = PlanOf(builder => intake = Project(builder, "intake").WithHttpEndpoint().WithReplicas(2).Resource);
        plan.Steps.Select(step => step.Server.Row.Name).ShouldBe(["intake-1", "intake-2"]);
        plan.LoadBalancers.Count.ShouldBe(1);
        plan.Steps.Select(step => step.Server.Row.Address).ShouldBeUnique();
        plan.Steps.ShouldAllBe(step => step.Server.Row.Address != $"http://localhost:{intake!.Endpoints[0].AllocatedPort}");
    }

    [Fact]
    public void Free_ports_are_the_same_at_the_next_start()
    {
        static void Build(IDistributedApplicationBuilder builder) => Project(builder, "intake").WithHttpEndpoint();
        PlanOf(Build).Steps[0].Server.Row.Address.ShouldBe(PlanOf(Build).Steps[0].Server.Row.Address);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private Plan PlanOf(Action<IDistributedApplicationBuilder> build, params string[] settings)
    {
        var builder = (DistributedApplicationBuilder)DistributedApplication.CreateBuilder(settings);
        build(builder);
        builder.Configuration["EST_ASPIRE_CLI"] = "";
        var home = new Home(_home);
        return Plan.For(builder.Resources, home, new Ports(home), builder.Configuration);
    }

    private static IResourceBuilder<ProjectResource> Project(IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject<Projects.Intake>(name, options => options.ExcludeLaunchProfile = true);
}
