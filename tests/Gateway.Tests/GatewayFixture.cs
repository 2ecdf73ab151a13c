using System.Net.Http.Json;
using Xunit.Sdk;

[assembly: AssemblyFixture(typeof(Est.Gateway.Tests.GatewayFixture))]

namespace Est.Gateway.Tests;

/// <summary>A gateway that most tests share. Those that move the clock, or count rows, start one with its own database.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private readonly List<(ITest? For, OwnGateway Own)> started = [];

    public OwnGateway Own { get; private set; } = null!;
    public TestDatabase Database { get; private set; } = null!;
    public TestBroker Broker { get; private set; } = null!;
    public StubService Service { get; private set; } = null!;
    public GatewayHost Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var own = Own = await StartOwnAsync();
        (Database, Broker, Service, Gateway) = (own.Database, own.Broker, own.Service, own.Gateway);
    }

    /// <summary>A gateway with a database, a broker, a service and a clock of its own, and Degerfors and Karlskoga added.</summary>
    public async Task<OwnGateway> StartOwnAsync(Dictionary<string, string>? settings = null)
    {
        await EndThoseOfEarlierTestsAsync();
        var own = new OwnGateway(await TestDatabase.CreateAsync("gateway"), await TestBroker.CreateAsync("gateway"), new MovableClock(), settings);
        lock (started) started.Add((TestContext.Current.Test, own));
        await own.StartAsync();
        return own;
    }

    /// <summary>The tests of a class run one after the other: what an earlier one started holds connections that others need.</summary>
    private async Task EndThoseOfEarlierTestsAsync()
    {
        if (TestContext.Current.Test is not { } now) return;
        List<(ITest? For, OwnGateway Own)> done;
        lock (started)
        {
            done = [.. started.Where(one => one.For is { } test && test.UniqueID != now.UniqueID && test.TestCase.TestClass?.UniqueID == now.TestCase.TestClass?.UniqueID)];
            started.RemoveAll(done.Contains);
        }
        foreach (var (_, own) in done) await own.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, own) in started) await own.DisposeAsync();
    }
}

public sealed class OwnGateway(TestDatabase database, TestBroker broker, MovableClock clock, Dictionary<string, string>? settings) : IAsyncDisposable
{
    private readonly List<GatewayHost> replicas = [];

    public TestDatabase Database => database;
    public TestBroker Broker => broker;
    public MovableClock Clock => clock;
    public StubService Service { get; private set; } = null!;
    public GatewayHost Gateway => replicas[0];

    public async Task StartAsync()
    {
        Service = await StubService.StartAsync(clock);
        StartReplica(settings);
        Service.Trust(Gateway.ClientOptions.BaseAddress);
        using var added = await Gateway.Operator.PostAsJsonAsync("/access/municipalities", new { codes = new[] { "1862", "1883" } });
        added.EnsureSuccessStatusCode();
    }

    public GatewayHost StartReplica(Dictionary<string, string>? withSettings = null, bool inMemory = false)
    {
        var replica = new GatewayHost(database, broker, Service, clock, withSettings ?? settings, inMemory);
        replicas.Add(replica);
        return replica;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in replicas) await replica.DisposeAsync();
        await Service.DisposeAsync();
        await broker.DisposeAsync();
        await database.DisposeAsync();
    }
}
