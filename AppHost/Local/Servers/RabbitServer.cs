using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Est.AppHost.Local;

/// <summary>RabbitMQ on this machine's own binaries, as an ordinary process with all its files under EST_HOME.</summary>
internal sealed class RabbitServer : IServer
{
    private const string User = "est";
    private static readonly string[] Programs = ["/usr/lib/rabbitmq/bin/rabbitmq-server", "/usr/local/sbin/rabbitmq-server", "/opt/rabbitmq/sbin/rabbitmq-server"];

    private readonly RabbitMQServerResource _resource;
    private readonly string _folder;
    private readonly string _password;
    private readonly int _port;
    private readonly int _nodesPort;
    private readonly int _managementPort;
    private readonly PortMapper _mapper;

    public RabbitServer(RabbitMQServerResource resource, Home home, Ports ports, PortMapper mapper)
    {
        _resource = resource;
        _mapper = mapper;
        _folder = home.Folder("rabbitmq");
        _password = home.Secret("rabbitmq/password");
        _port = ports.Free(resource.Name);
        _nodesPort = ports.Free($"{resource.Name}-nodes");
        _managementPort = ports.Free($"{resource.Name}-management");
        resource.ConnectionString = $"amqp://{User}:{_password}@127.0.0.1:{_port}";
    }

    public ResourceRow Row => new(
        _resource.Name,
        "rabbitmq",
        Address: $"127.0.0.1:{_port}" + (_resource.HasManagementPlugin ? $" (management http://127.0.0.1:{_managementPort})" : ""),
        ConnectionString: _resource.ConnectionString,
        Endpoints: _resource.HasManagementPlugin
            ? new Dictionary<string, string> { ["management"] = $"http://{User}:{_password}@127.0.0.1:{_managementPort}" }
            : null);

    public Task<ChildStart> PrepareAsync(CancellationToken ct)
    {
        var program = Programs.FirstOrDefault(File.Exists)
            ?? throw new LaunchFailure("RabbitMQ is not installed: run ./est up, which installs it, or apt-get install rabbitmq-server.");
        PrivateFile.Write(Path.Combine(_folder, "rabbitmq.conf"),
            $"""
            listeners.tcp.1 = 127.0.0.1:{_port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {_managementPort}
            default_user = {User}
            default_pass = {_password}
            log.file = false
            log.console = true
            log.connection.level = error

            """);
        File.WriteAllText(Path.Combine(_folder, "enabled_plugins"), _resource.HasManagementPlugin ? "[rabbitmq_management].\n" : "[].\n");
        return Task.FromResult(new ChildStart(program, [], _folder, Settings()));
    }

    /// <summary>It greets a client only when it has started wholly.</summary>
    public async Task<string?> ProbeAsync(CancellationToken ct)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromSeconds(5));
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port, limit.Token);
            var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), limit.Token);
            var method = new byte[1];
            await stream.ReadExactlyAsync(method, limit.Token);
            return method[0] == 1 ? null : "it does not speak AMQP 0.9.1";
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return "it does not answer yet";
        }
    }

    private Dictionary<string, string> Settings() => new(_mapper.Settings)
    {
        ["HOME"] = _folder, // the cookie of the node
        ["RABBITMQ_NODENAME"] = "est@localhost",
        ["RABBITMQ_DIST_PORT"] = $"{_nodesPort}",
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder, "none"), // not the system's own
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(_folder, "none"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
        ["RABBITMQ_FEATURE_FLAGS_FILE"] = Path.Combine(_folder, "feature_flags"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(_folder, "generated"),
        ["RABBITMQ_PLUGINS_EXPAND_DIR"] = Path.Combine(_folder, "plugins"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} -start_epmd false",
        ["RUNNING_UNDER_SYSTEMD"] = "true", // its script then becomes the server, instead of staying before it and missing signals
    };
}
