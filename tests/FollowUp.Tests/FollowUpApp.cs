using Est.FollowUp.Storage;

[assembly: AssemblyFixture(typeof(Est.FollowUp.Tests.FollowUpApp))]

namespace Est.FollowUp.Tests;

/// <summary>FollowUp on real servers.</summary>
public sealed class FollowUpApp() : ServiceApp<FollowUpDb>("followup-db"), IAsyncLifetime
{
    public ValueTask InitializeAsync() => StartAsync();
}
