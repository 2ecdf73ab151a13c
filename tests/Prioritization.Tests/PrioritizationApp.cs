using Est.Prioritization.Storage;

[assembly: AssemblyFixture(typeof(Est.Prioritization.Tests.PrioritizationApp))]

namespace Est.Prioritization.Tests;

/// <summary>Prioritization on real servers.</summary>
public sealed class PrioritizationApp() : ServiceApp<PrioritizationDb>("prioritization-db"), IAsyncLifetime
{
    public ValueTask InitializeAsync() => StartAsync();
}
