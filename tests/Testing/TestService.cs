using Est.ServiceDefaults.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Est.Testing;

/// <summary>
/// One service, whole, on real PostgreSQL and RabbitMQ, with a passport office in the gateway's place. In memory, until
/// a test asks for a real port with <c>UseKestrel</c>.
/// </summary>
/// <typeparam name="TMarker">Any type of the service's assembly.</typeparam>
/// <param name="settings">Configuration beside the servers' addresses.</param>
public sealed class TestService<TMarker>(
    string databaseName, TestDatabase database, TestBroker broker, PassportOffice office,
    IReadOnlyDictionary<string, string>? settings = null, Action<IWebHostBuilder>? configure = null)
    : WebApplicationFactory<TMarker> where TMarker : class
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:" + databaseName, database.ConnectionString);
        builder.UseSetting("ConnectionStrings:messaging", broker.ConnectionString);
        builder.UseSetting("Est:Passports:Jwks", office.Jwks);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) builder.UseSetting(name, value);
        configure?.Invoke(builder);
    }

    public HttpClient ClientFor(Passport passport)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", office.Issue(passport));
        return client;
    }

    public HttpClient ClientFor(string municipality, string role, string organisation = "Degerforsbyggen", string source = "felanmalan") =>
        ClientFor(PassportOffice.Of(municipality, role, organisation, source));
}
