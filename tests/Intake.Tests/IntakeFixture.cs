using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;

[assembly: AssemblyFixture(typeof(Est.Intake.Tests.IntakeFixture))]

namespace Est.Intake.Tests;

/// <summary>Intake on a database and a virtual host of its own. Tests share it and keep apart by organisation or kommun.</summary>
public sealed class IntakeFixture : IAsyncLifetime
{
    public const string Degerfors = "1862";
    public const string Karlskoga = "1883";

    public TestDatabase Database { get; private set; } = null!;
    public TestBroker Broker { get; private set; } = null!;
    public PassportOffice Office { get; private set; } = null!;
    public TestService<IntakeDb> Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync("intake");
        Broker = await TestBroker.CreateAsync("intake");
        Office = await PassportOffice.OpenAsync();
        Service = new TestService<IntakeDb>("intake-db", Database, Broker, Office);
        Service.StartServer();
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Office.DisposeAsync();
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A client of an organisation that no other test has.</summary>
    public IntakeClient NewReporter(string municipality = Degerfors, string role = Roles.Reporter, string source = "felanmalan") =>
        Client(municipality, role, $"Org {Guid.NewGuid():N}", source);

    public IntakeClient Client(string municipality, string role, string organisation, string source = "felanmalan") =>
        new(Service.ClientFor(municipality, role, organisation, source), municipality, organisation);
}

/// <summary>What a sender does with Intake.</summary>
public sealed class IntakeClient(HttpClient http, string municipality, string organisation)
{
    public HttpClient Http => http;
    public string Organisation => organisation;
    public Guid OrganisationId => PassportOffice.IdOf(organisation);

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        http.PostAsync(new Uri($"/api/{municipality}{path}", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<HttpResponseMessage> PostAsync(object report) => PostAsync("/reports", JsonSerializer.Serialize(report, JsonSerializerOptions.Web));

    /// <summary>Submits a report that must be taken in.</summary>
    public async Task<Receipt> SubmitAsync(object report)
    {
        using var response = await PostAsync(report);
        if (!response.IsSuccessStatusCode) throw new ShouldAssertException(await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<Receipt>())!;
    }

    /// <summary>The codes of the errors in a refusal, by field.</summary>
    public async Task<Dictionary<string, string>> ErrorsOfAsync(object report)
    {
        using var response = await PostAsync(report);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("type").GetString().ShouldBe("urn:est:problem:invalid-input");
        return problem.GetProperty("errors").EnumerateArray().ToDictionary(e => e.GetProperty("field").GetString()!, e => e.GetProperty("code").GetString()!);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await http.GetAsync(new Uri($"/api/{municipality}{path}", UriKind.Relative));
        if (!response.IsSuccessStatusCode) throw new ShouldAssertException($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public sealed record Receipt(Guid Id, int Revision, string Status);
}
