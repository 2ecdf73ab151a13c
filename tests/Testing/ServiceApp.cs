using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Est.Testing;

/// <summary>One service with a database, a broker and a passport office of its own, for all tests of an assembly.</summary>
/// <param name="databaseName">The connection string's name, e.g. <c>picture-db</c>.</param>
public abstract class ServiceApp<TMarker>(string databaseName, Action<IWebHostBuilder>? configure = null) : IAsyncDisposable where TMarker : class
{
    private TestBroker? broker;
    private PassportOffice? office;
    private TestService<TMarker>? service;

    public TestDatabase Database { get; private set; } = null!;
    public IServiceProvider Services => service!.Services;

    public HttpClient As(string role, string municipality) => service!.ClientFor(municipality, role);

    public HttpClient As(string role, string municipality, string organisation) => service!.ClientFor(municipality, role, organisation);

    /// <summary>A program that has a scope and no role.</summary>
    public HttpClient WithScope(string municipality, string scope) =>
        service!.ClientFor(PassportOffice.Of(municipality, "none", scopes: scope) with { Roles = [] });

    /// <summary>The body of <c>GET /api/{municipality}/{path}</c>.</summary>
    public async Task<JsonNode> GetAsync(string municipality, string path, string role = "analytiker")
    {
        using var client = As(role, municipality);
        return (await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/{municipality}/{path}", UriKind.Relative)))!;
    }

    /// <summary>Publishes an event as another service would: it comes by the real broker and the service's own queue.</summary>
    public Task PublishAsync<TEvent>(TEvent @event) where TEvent : class => Services.GetRequiredService<IBus>().Publish(@event);

    protected async ValueTask StartAsync()
    {
        Database = await TestDatabase.CreateAsync(databaseName.Replace('-', '_'));
        broker = await TestBroker.CreateAsync(databaseName);
        office = await PassportOffice.OpenAsync();
        service = new TestService<TMarker>(databaseName, Database, broker, office, configure: configure);
        service.CreateClient().Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (service is not null) await service.DisposeAsync();
        if (office is not null) await office.DisposeAsync();
        if (broker is not null) await broker.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
    }
}
