using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Est.Contracts;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

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
    public PictureStub Picture { get; private set; } = null!;
    public TestService<IntakeDb> Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync("intake");
        Broker = await TestBroker.CreateAsync("intake");
        Office = await PassportOffice.OpenAsync();
        Picture = await PictureStub.OpenAsync();
        // A real server: streams need HTTP/2, and what breaks off must break off on a wire.
        Service = new TestService<IntakeDb>("intake-db", Database, Broker, Office, new Dictionary<string, string>
        {
            // RabbitMQ is down all the while: everything must work without it, and the events stay in the outbox to be looked at.
            ["ConnectionStrings:messaging"] = "amqp://nobody:nobody@127.0.0.1:1/",
            ["services:picture:http:0"] = Picture.Address,
            ["Logging:LogLevel:Est.ServiceDefaults.Messaging"] = "None",
            ["Logging:LogLevel:MassTransit"] = "None",
        });
        Service.UseKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, streams => streams.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        Service.StartServer();
        Streams = new Uri(Service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where Intake speaks HTTP/2.</summary>
    public Uri Streams { get; private set; } = null!;

    public async ValueTask DisposeAsync()
    {
        // When one could not be made, what comes after it was not.
        if (Service is not null) await Service.DisposeAsync();
        if (Picture is not null) await Picture.DisposeAsync();
        if (Office is not null) await Office.DisposeAsync();
        if (Broker is not null) await Broker.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
    }

    /// <summary>What the events in the outbox say of an organisation's reports, in the order in which they were written.</summary>
    public async Task<List<RecordedReport>> EventItemsAsync(string organisation) =>
        [.. (await Database.ListAsync<string>(
            "select item::text from outbox, jsonb_array_elements(body::jsonb->'reports') item where item->>'organisation' = $1 order by outbox.id", organisation))
            .Select(item => JsonSerializer.Deserialize<RecordedReport>(item, JsonSerializerOptions.Web)!)];

    /// <summary>A client of an organisation that no other test has.</summary>
    public IntakeClient NewReporter(string municipality = Degerfors, string role = Roles.Reporter, string source = "felanmalan") =>
        Client(municipality, role, $"Org {Guid.NewGuid():N}", source);

    public IntakeClient Client(string municipality, string role, string organisation, string source = "felanmalan")
    {
        var passport = PassportOffice.Of(municipality, role, organisation, source);
        var streams = new HttpClient { BaseAddress = Streams, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        streams.DefaultRequestHeaders.Authorization = new("Bearer", Office.Issue(passport));
        return new(Service.ClientFor(passport), streams, municipality, organisation);
    }
}

/// <summary>What a sender does with Intake.</summary>
public sealed class IntakeClient(HttpClient http, HttpClient streams, string municipality, string organisation)
{
    public HttpClient Http => http;
    public string Municipality => municipality;
    public string Organisation => organisation;
    public Guid OrganisationId => PassportOffice.IdOf(organisation);

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        http.PostAsync(new Uri($"/api/{municipality}{path}", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>The status that a post is answered with, and the end of the problem's type.</summary>
    public async Task<(HttpStatusCode Status, string? Problem)> TryPostAsync(string path, string json)
    {
        using var response = await PostAsync(path, json);
        var problem = response.IsSuccessStatusCode ? null : (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString();
        return (response.StatusCode, problem?["urn:est:problem:".Length..]);
    }

    public Task<HttpResponseMessage> PostAsync(object report) => PostAsync("/reports", JsonSerializer.Serialize(report, JsonSerializerOptions.Web));

    /// <summary>Submits a report that must be taken in.</summary>
    public async Task<Receipt> SubmitAsync(object report)
    {
        using var response = await PostAsync(report);
        if (!response.IsSuccessStatusCode) throw new ShouldAssertException(await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<Receipt>())!;
    }

    /// <summary>The codes of the errors in a refusal, by field.</summary>
    public async Task<Dictionary<string, string>> ErrorsOfAsync(object report) => await ErrorsOfAsync(await PostAsync(report));

    /// <summary>The codes of the errors that an address is refused with, by parameter.</summary>
    public async Task<Dictionary<string, string>> ErrorsOfAsync(string path) => await ErrorsOfAsync(await TryGetAsync(path));

    public static async Task<Dictionary<string, string>> ErrorsOfAsync(HttpResponseMessage refusal)
    {
        using var response = refusal;
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("type").GetString().ShouldBe("urn:est:problem:invalid-input");
        return problem.GetProperty("errors").EnumerateArray().ToDictionary(e => e.GetProperty("field").GetString()!, e => e.GetProperty("code").GetString()!);
    }

    public Task<HttpResponseMessage> TryGetAsync(string path) => http.GetAsync(new Uri($"/api/{municipality}{path}", UriKind.Relative));

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await TryGetAsync(path);
        if (!response.IsSuccessStatusCode) throw new ShouldAssertException($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends lines as one stream and reads all results.</summary>
    public Task<List<LineResult>> StreamAsync(params IEnumerable<object> reports) =>
        StreamAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(string.Concat(reports.Select(r => (r as string ?? JsonSerializer.Serialize(r, JsonSerializerOptions.Web)) + "\n")))));

    public async Task<List<LineResult>> StreamAsync(HttpContent body)
    {
        using var response = await OpenStreamAsync(body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var results = new List<LineResult>();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line) results.Add(JsonSerializer.Deserialize<LineResult>(line, JsonSerializerOptions.Web)!);
        return results;
    }

    /// <summary>Begins a stream; the answer is read by the caller, while the body is still being sent.</summary>
    public Task<HttpResponseMessage> OpenStreamAsync(HttpContent body)
    {
        body.Headers.ContentType = new("application/x-ndjson");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/{municipality}/reports/stream", UriKind.Relative))
        {
            Content = body,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        return streams.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public sealed record LineResult(int Line, string Status, Guid Id, List<LineError> Errors)
    {
        public string[] Codes => [.. Errors.Select(e => $"{e.Field}:{e.Code}")];
    }

    public sealed record LineError(string Field, string Code);

    public sealed record Receipt(Guid Id, int Revision, string Status);
}
