namespace Est.AppHost.Local;

/// <summary>The Aspire dashboard, which receives traces, metrics and logs. Aspire starts it by itself; it is in no app model.</summary>
internal sealed class Dashboard(string program, Ports ports) : IServer
{
    private readonly string _frontend = $"http://localhost:{ports.Free("dashboard")}";
    private readonly string _otlpHttp = $"http://localhost:{ports.Free("dashboard-otlp-http")}";

    public string OtlpGrpc { get; } = $"http://localhost:{ports.Free("dashboard-otlp-grpc")}";

    public ResourceRow Row => new(
        "dashboard",
        "dashboard",
        Address: _frontend,
        IsOptional: true,
        Endpoints: new Dictionary<string, string> { ["otlp-grpc"] = OtlpGrpc, ["otlp-http"] = _otlpHttp });

    public Task<ChildStart> PrepareAsync(CancellationToken ct) => Task.FromResult(new ChildStart(
        program,
        [
            "dashboard", "run", "--nologo", "--non-interactive", "--allow-anonymous",
            "--frontend-url", _frontend, "--otlp-grpc-url", OtlpGrpc, "--otlp-http-url", _otlpHttp,
        ],
        Path.GetDirectoryName(program)!,
        new Dictionary<string, string>
        {
            ["HOME"] = Path.GetDirectoryName(program)!, // it unpacks itself there; the user's own home is left alone
            ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1",
            ["NO_COLOR"] = "1",
        }));

    public Task<string?> ProbeAsync(CancellationToken ct) => HealthProbe.AskAsync(_frontend, ct);
}
