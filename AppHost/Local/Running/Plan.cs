using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Est.AppHost.Local;

/// <summary>Which processes an app model needs, and which of them need which.</summary>
internal sealed class Plan
{
    private readonly Home _home;
    private readonly Ports _ports;
    private readonly bool _isDevelopment;
    private readonly List<Step> _steps = [];
    private readonly Dictionary<IResource, IReadOnlyList<Step>> _stepsOf = [];
    private string? _otlp;

    private Plan(Home home, Ports ports, IConfiguration configuration)
    {
        _home = home;
        _ports = ports;
        _isDevelopment = configuration["DOTNET_ENVIRONMENT"] == "Development";
    }

    /// <summary>One process, and the processes that must be healthy before it starts.</summary>
    public sealed record Step(IServer Server, IReadOnlyList<Step> Needs)
    {
        /// <summary>The longest chain of needs under it; what is higher is stopped first.</summary>
        public int Height { get; } = Needs.Count == 0 ? 0 : 1 + Needs.Max(need => need.Height);
    }

    public IReadOnlyList<Step> Steps => _steps;

    public List<LoadBalancer> LoadBalancers { get; } = [];

    public List<ResourceRow> ExistingServers { get; } = [];

    public static Plan For(IReadOnlyList<IResource> resources, Home home, Ports ports, IConfiguration configuration)
    {
        var plan = new Plan(home, ports, configuration);
        foreach (var project in resources.OfType<ProjectResource>()) plan.GivePorts(project); // first: these may be asked for by number
        var dashboard = configuration["EST_ASPIRE_CLI"] is { Length: > 0 } program && File.Exists(program) ? new Dashboard(program, ports) : null;
        if (dashboard is not null) plan._steps.Add(new Step(dashboard, []));
        plan._otlp = dashboard?.OtlpGrpc;
        foreach (var resource in resources) plan.StepsOf(resource);
        return plan;
    }

    private void GivePorts(ProjectResource project)
    {
        foreach (var endpoint in project.Endpoints)
            endpoint.AllocatedPort = endpoint.RequestedPort is { } port ? _ports.Exactly(port, "EST_PORT") : _ports.Free($"{project.Name}-{endpoint.Name}");
    }

    /// <summary>What others need comes first, in whatever order the model names it.</summary>
    private IReadOnlyList<Step> StepsOf(IResource resource) =>
        _stepsOf.TryGetValue(resource, out var steps) ? steps : _stepsOf[resource] = NewStepsOf(resource);

    private IReadOnlyList<Step> NewStepsOf(IResource resource)
    {
        switch (resource)
        {
            case PostgresServerResource postgres:
                return [Add(new PostgresServer(postgres, _home, _ports))];
            case PostgresDatabaseResource database:
                return StepsOf(database.Parent); // the server is healthy when its databases are made
            case RabbitMQServerResource rabbit:
                var mapper = new PortMapper($"{rabbit.Name}-epmd", _ports);
                return [Add(new RabbitServer(rabbit, _home, _ports, mapper), Add(mapper))];
            case ConnectionStringParameterResource existing:
                ExistingServers.Add(new ResourceRow(existing.Name, "connection-string", "Running", IsHealthy: true, Address: "(existing server)"));
                return [];
            case ProjectResource project:
                return Replicas(project, [.. project.WaitsFor.SelectMany(StepsOf).Distinct()]);
            default:
                throw new NotSupportedException($"Local cannot run a {resource.GetType().Name}.");
        }
    }

    private List<Step> Replicas(ProjectResource project, Step[] needs)
    {
        if (project.Replicas == 1)
            return [Add(new ProjectProcess(project, project.Name, endpoint => endpoint.AllocatedPort!.Value, _otlp, _isDevelopment), needs)];

        var ports = Enumerable.Range(1, project.Replicas)
            .Select(number => project.Endpoints.ToDictionary(endpoint => endpoint, endpoint => _ports.Free($"{project.Name}-{number}-{endpoint.Name}")))
            .ToList();
        LoadBalancers.AddRange(project.Endpoints.Select(endpoint =>
            new LoadBalancer(endpoint.AllocatedPort!.Value, [.. ports.Select(replica => replica[endpoint])])));
        return [.. ports.Select((replica, index) =>
            Add(new ProjectProcess(project, $"{project.Name}-{index + 1}", endpoint => replica[endpoint], _otlp, _isDevelopment), needs))];
    }

    private Step Add(IServer server, params Step[] needs)
    {
        var step = new Step(server, needs);
        _steps.Add(step);
        return step;
    }
}
