using Aspire.Hosting.ApplicationModel;

namespace Est.AppHost.Local;

/// <summary>PostgreSQL on this machine's own binaries, reached over TCP on the loopback address only.</summary>
internal sealed class PostgresServer : IServer
{
    private const string Host = "127.0.0.1";

    private readonly PostgresServerResource _resource;
    private readonly PostgresData _data;
    private readonly int _port;
    private readonly string _password;
    private string _binaries = "";

    public PostgresServer(PostgresServerResource resource, Home home, Ports ports)
    {
        _resource = resource;
        _data = new PostgresData(home);
        _port = ports.Free(resource.Name);
        _password = home.Secret("postgres/password");
        resource.ConnectionString = $"Host={Host};Port={_port};Username=postgres;Password={_password}";
    }

    public ResourceRow Row => new(
        _resource.Name,
        "postgres",
        Address: $"{Host}:{_port} ({string.Join(", ", _resource.Databases.Select(database => database.DatabaseName))})",
        ConnectionString: _resource.ConnectionString);

    public async Task<ChildStart> PrepareAsync(CancellationToken ct)
    {
        (var data, _binaries) = await _data.EnsureAsync(_password, ct);
        string[] settings =
        [
            "listen_addresses=localhost",
            "unix_socket_directories=",                 // their paths may be too long for a socket under EST_HOME
            $"shared_buffers={SharedBuffersMegabytes()}MB",
            "max_wal_size=4GB",                         // few checkpoints while reports stream in
            "max_connections=300",
            "log_line_prefix=%m [%p] %d ",
        ];
        return new ChildStart(
            Path.Combine(_binaries, "postgres"),
            ["-D", data, "-p", $"{_port}", .. settings.SelectMany(setting => new[] { "-c", setting })],
            "/",
            new Dictionary<string, string>(),
            PostgresData.User,
            Signals.Interrupt); // fast: it does not wait for its clients to leave
    }

    public async Task<string?> ProbeAsync(CancellationToken ct)
    {
        var (code, output) = await Command.RunAsync(Path.Combine(_binaries, "pg_isready"), ["-h", Host, "-p", $"{_port}", "-U", "postgres"], ct);
        return code == 0 ? null : output;
    }

    /// <summary>Makes the databases that are not there yet.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        var script = string.Concat(_resource.Databases.Select(database =>
            $"""
            SELECT 'CREATE DATABASE "{database.DatabaseName}"' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database.DatabaseName}')\gexec

            """));
        var (code, output) = await Command.RunAsync(
            Path.Combine(_binaries, "psql"),
            ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", Host, "-p", $"{_port}", "-U", "postgres", "-d", "postgres"],
            ct,
            new Dictionary<string, string> { ["PGPASSWORD"] = _password },
            script);
        if (code != 0) throw new LaunchFailure($"The databases cannot be made: {output.Split('\n')[^1]}");
    }

    /// <summary>An eighth of the memory, for the services live on the same machine.</summary>
    private static long SharedBuffersMegabytes() =>
        Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / 1024 / 1024, 128, 2048);
}
