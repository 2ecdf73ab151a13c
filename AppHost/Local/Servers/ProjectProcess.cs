using Aspire.Hosting.ApplicationModel;

namespace Est.AppHost.Local;

/// <summary>One process of a project, with the variables that Aspire would give it.</summary>
/// <param name="name">The resource's name, with a number where there are replicas.</param>
/// <param name="portOf">The port on which this process listens for an endpoint.</param>
internal sealed class ProjectProcess(ProjectResource project, string name, Func<EndpointAnnotation, int> portOf, string? otlp, bool isDevelopment) : IServer
{
    private readonly string _projectFile = Path.GetFullPath(Path.Combine(Home.AppHostFolder, project.ProjectPath));
    private readonly string _instanceId = Guid.NewGuid().ToString("N")[..8];

    public ResourceRow Row => new(
        name,
        "project",
        Address: project.Endpoints.Count == 0 ? "" : $"http://localhost:{portOf(project.Endpoints[0])}",
        Endpoints: project.Endpoints.ToDictionary(endpoint => endpoint.Name, endpoint => $"http://localhost:{portOf(endpoint)}"));

    public Task<ChildStart> PrepareAsync(CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(_projectFile)!;
        // Built beside us, hence in the same configuration.
        var built = Path.GetRelativePath(Path.Combine(Home.AppHostFolder, "bin"), AppContext.BaseDirectory);
        var program = Path.Combine(folder, "bin", built, Path.GetFileNameWithoutExtension(_projectFile) + ".dll");
        if (!File.Exists(program)) throw new LaunchFailure($"{name} is not built ({program} is missing): run ./est up, or dotnet build Est.sln.");
        return Task.FromResult(new ChildStart("dotnet", [program], folder, Variables()));
    }

    public Task<string?> ProbeAsync(CancellationToken ct) =>
        project.HealthPath is null || project.Endpoints.Count == 0
            ? Task.FromResult<string?>(null)
            : HealthProbe.AskAsync($"http://localhost:{portOf(project.Endpoints[0])}{project.HealthPath}", ct);

    private Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = string.Join(';', project.Endpoints
                .Where(endpoint => endpoint.EnvironmentVariable is null)
                .Select(endpoint => $"http://localhost:{portOf(endpoint)}")),
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "simple",
            ["LOGGING__CONSOLE__FORMATTEROPTIONS__TIMESTAMPFORMAT"] = "HH:mm:ss.fff ",
            ["LOGGING__CONSOLE__FORMATTEROPTIONS__SINGLELINE"] = "true",
        };
        foreach (var endpoint in project.Endpoints)
            if (endpoint.EnvironmentVariable is { } variable) variables[variable] = $"{portOf(endpoint)}";
        if (otlp is not null)
        {
            variables["OTEL_SERVICE_NAME"] = project.Name;
            variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={_instanceId}";
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = otlp;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        }
        if (otlp is not null && isDevelopment)
            foreach (var interval in (string[])["OTEL_BSP_SCHEDULE_DELAY", "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_METRIC_EXPORT_INTERVAL"]) variables[interval] = "1000";
        foreach (var (variable, value) in project.Environment) variables[variable] = value();
        return variables;
    }
}
