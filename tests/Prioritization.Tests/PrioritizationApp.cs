using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.Prioritization.Storage;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Est.Prioritization.Tests.PrioritizationApp))]

namespace Est.Prioritization.Tests;

/// <summary>
/// Prioritization on real servers. Its relay is taken out, so that what it announces stays in the outbox to be looked at. Each test works in a
/// kommun of its own.
/// </summary>
public sealed class PrioritizationApp() : ServiceApp<PrioritizationDb>("prioritization-db", host => host
    .ConfigureTestServices(services => services.Remove(services.Single(s => s.ImplementationType?.Name == "Relay")))), IAsyncLifetime
{
    private static int used = 3000;

    /// <summary>The quarter after this one, which rounds are usually held for.</summary>
    public static Period Coming { get; } = Period.Of(PeriodKind.Quarter, TimeProvider.System.Today()).Next;

    /// <summary>The last whole week.</summary>
    public static Week LastWeek { get; } = Week.Of(TimeProvider.System.GetUtcNow()).Previous;

    /// <summary>A kommun that no other test uses.</summary>
    public static string NewMunicipality() => Interlocked.Increment(ref used).ToString(CultureInfo.InvariantCulture);

    public ValueTask InitializeAsync() => StartAsync();

    /// <summary>Tells of areas right below the kommun, and of a place in the first of them.</summary>
    public Task AreasAsync(string municipality, params (string Code, int? Population, double? Size)[] areas) =>
        Services.DeliverAsync<OnAreasChanged, AreasChanged>(new AreasChanged(municipality, DateTimeOffset.UtcNow, 1,
        [
            new AreaDescription(municipality, "Kommunen", null, null, new DateOnly(2000, 1, 1), null, []),
            .. areas.Select(area => new AreaDescription(
                area.Code, "Område " + area.Code, municipality, area.Population, new DateOnly(2020, 1, 1), null, [], area.Size)),
            new AreaDescription("plats", "Platsen", areas[0].Code, null, new DateOnly(2020, 1, 1), null, []),
        ]));

    /// <summary>Tells of so many reports a week, all alike, in an area and the kommun.</summary>
    public Task CountAsync(string municipality, string area, int reports, Week from, Week to, double weight = 2, long revision = 1) =>
        Services.DeliverAsync<OnWeekCounted, WeekCounted>(new WeekCounted(municipality, DateTimeOffset.UtcNow,
        [
            .. from.To(to).Select(week => new CountedCell(area, week.ToString(), "skadegorelse", reports, reports * weight, revision)),
            .. from.To(to).Select(week => new CountedCell(municipality, week.ToString(), "skadegorelse", reports, reports * weight, revision)),
        ]));

    public Task OrganisationsAsync(string municipality, params string[] names) => Task.WhenAll(names.Select(name =>
        Services.DeliverAsync<OnOrganisationChanged, OrganisationChanged>(
            new OrganisationChanged(municipality, DateTimeOffset.UtcNow, Guid.NewGuid(), name, "ovrig", Active: true, Revision: 1))));

    /// <summary>What is answered to a request, whatever its status.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> AnswerAsync(
        string municipality, string method, string path, object? body = null, string role = "samordnare", string organisation = "Degerforsbyggen")
    {
        using var client = As(role, municipality, organisation);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/{municipality}/{path}", UriKind.Relative))
        {
            Content = body switch { null => null, byte[] file => new ByteArrayContent(file) { Headers = { ContentType = new("text/csv") } }, _ => JsonContent.Create(body) },
        };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>The body of a request that succeeds.</summary>
    public async Task<JsonNode> DoAsync(
        string municipality, string method, string path, object? body = null, string role = "samordnare", string organisation = "Degerforsbyggen")
    {
        var (status, answer) = await AnswerAsync(municipality, method, path, body, role, organisation);
        ((int)status).ShouldBeInRange(200, 299, $"{method} {path}: {answer}");
        return answer!;
    }

    /// <summary>The fields and codes of a refused input.</summary>
    public async Task<string[]> ErrorsAsync(string municipality, string method, string path, object? body = null)
    {
        var (status, answer) = await AnswerAsync(municipality, method, path, body);
        status.ShouldBe(HttpStatusCode.BadRequest, $"{method} {path}: {answer}");
        return [.. answer!["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}")];
    }

    public static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The events of one type that the kommun announced, oldest first.</summary>
    public async Task<List<T>> AnnouncedAsync<T>(string municipality) =>
        [.. (await Database.ListAsync<string>("select body from outbox where municipality = $1 and type = $2 order by id", municipality, typeof(T).Name))
            .Select(body => JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web)!)];
}
