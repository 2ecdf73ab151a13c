using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Municipalities;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Est.FollowUp.Tests.FollowUpApp))]

namespace Est.FollowUp.Tests;

/// <summary>
/// FollowUp on real servers. Its relay is taken out, so that what it announces stays in the outbox to be looked at. Each test works in a
/// kommun of its own.
/// </summary>
public sealed class FollowUpApp() : ServiceApp<FollowUpDb>("followup-db", host => host
    .UseSetting("Est:Webhooks:AllowPrivate", "true")
    .ConfigureTestServices(services => services.Remove(services.Single(s => s.ImplementationType?.Name == "Relay")))), IAsyncLifetime
{
    // The first kommuner of the list are named by tests that need no kommun of their own.
    private static int used = 100;

    /// <summary>A kommun that no other test uses.</summary>
    public static string NewMunicipality() => Municipalities.All[Interlocked.Increment(ref used)].Code;

    public ValueTask InitializeAsync() => StartAsync();

    /// <summary>The events of one type that the kommun announced, oldest first.</summary>
    public async Task<List<T>> AnnouncedAsync<T>(string municipality) =>
        [.. (await Database.ListAsync<string>("select body from outbox where municipality = $1 and type = $2 order by id", municipality, typeof(T).Name))
            .Select(body => JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web)!)];

    /// <summary>A person of an organisation asks; the answer with its body.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(
        string municipality, string method, string path, object? body = null, string role = "samordnare", string organisation = "Degerforsbyggen")
    {
        using var client = As(role, municipality, organisation);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/{municipality}/{path}", UriKind.Relative))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>The same, where nothing but success will do.</summary>
    public async Task<JsonNode?> SendAsync(
        string municipality, string method, string path, object? body = null, string role = "samordnare", string organisation = "Degerforsbyggen")
    {
        var (status, answer) = await AskAsync(municipality, method, path, body, role, organisation);
        ((int)status).ShouldBeInRange(200, 299, $"{method} {path} answered {(int)status}: {answer?.ToJsonString()}");
        return answer;
    }
}
