using System.Reflection;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Est.Access.Tests;

/// <summary>One of the processes that Est is made of, by the name of its assembly. A new service is added here, and both tests cover it.</summary>
public sealed record Part(string Name, string Database)
{
    public static Part Gateway { get; } = new("Gateway", "gateway-db");

    public static IReadOnlyList<Part> All { get; } =
    [
        Gateway,
        new("Intake", "intake-db"),
        new("SituationPicture", "picture-db"),
        new("Prioritization", "prioritization-db"),
        new("FollowUp", "followup-db"),
    ];

    public bool HasDatabase => Assembly.Load(Name).GetTypes().Any(type => type.IsSubclassOf(typeof(DbContext)));

    /// <summary>Its DbContext, which must be a <see cref="ServiceDb"/>: another would have no filters.</summary>
    public Type Context => Assembly.Load(Name).GetTypes().Single(type => type.IsSubclassOf(typeof(ServiceDb)));

    /// <summary>Starts it in memory.</summary>
    public Running Start(TestDatabase database, TestBroker broker, PassportOffice office, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = typeof(Part).GetMethod(nameof(StartAs), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Assembly.Load(Name).EntryPoint!.DeclaringType!);
        return (Running)start.Invoke(null, [Database, database, broker, office, settings])!;
    }

    private static Running StartAs<TMarker>(
        string databaseName, TestDatabase database, TestBroker broker, PassportOffice office, IReadOnlyDictionary<string, string>? settings) where TMarker : class
    {
        var service = new TestService<TMarker>(databaseName, database, broker, office, settings,
            host => host.ConfigureLogging(logging => logging.ClearProviders()));
        var client = service.CreateClient();
        return new Running(service, client, [.. service.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()]);
    }

    public override string ToString() => Name;
}

/// <summary>A part that is running, with every route that it answers.</summary>
public sealed record Running(IAsyncDisposable Host, HttpClient Client, IReadOnlyList<RouteEndpoint> Routes) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
