namespace Est.AppHostTests.Instances;

/// <summary>The tests' own PostgreSQL and RabbitMQ, as servers that an instance finds already there.</summary>
internal sealed class ExistingServers : IAsyncDisposable
{
    private static readonly string[] Databases = ["intake-db", "picture-db", "prioritization-db", "followup-db", "gateway-db"];

    private readonly List<IAsyncDisposable> _made = [];

    /// <returns>Connection strings by resource name.</returns>
    public async Task<Dictionary<string, string>> CreateAsync()
    {
        var broker = await TestBroker.CreateAsync("apphost");
        _made.Add(broker);
        var connectionStrings = new Dictionary<string, string> { ["messaging"] = broker.ConnectionString };
        foreach (var name in Databases)
        {
            var database = await TestDatabase.CreateAsync("apphost");
            _made.Add(database);
            connectionStrings[name] = $"{TestServers.Postgres};Database={database.Name}";
        }
        return connectionStrings;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var made in _made) await made.DisposeAsync();
    }
}
