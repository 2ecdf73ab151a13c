using Est.ServiceDefaultsTests;

[assembly: AssemblyFixture(typeof(NoteFixture))]

namespace Est.ServiceDefaultsTests;

/// <summary>One note service on servers of its own for all tests of this project; each test takes a kommun of its own.</summary>
public sealed class NoteFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;
    public TestBroker Broker { get; private set; } = null!;
    public PassportOffice Office { get; private set; } = null!;
    public NoteService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync("notes");
        Broker = await TestBroker.CreateAsync("notes");
        Office = await PassportOffice.OpenAsync();
        Service = await NoteService.StartAsync(Database, Broker.ConnectionString, Office);
    }

    public HttpClient ReporterIn(string municipality) => Service.ClientWith(Office.Issue(PassportOffice.Of(municipality, "rapportor")));

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Office.DisposeAsync();
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}
