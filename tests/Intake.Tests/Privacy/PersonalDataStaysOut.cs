using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Est.Intake.Storage;
using Est.Intake.Tests.Feeds;
using Est.ServiceDefaults.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Est.Intake.Tests.Privacy;

/// <summary>
/// Sends the same person by every channel that Intake has, well and badly formed, and then looks for that person in every column of every
/// table, in every log line and in every trace.
/// </summary>
public sealed partial class PersonalDataStaysOut : IAsyncLifetime
{
    private const string Person = "Zlatko Wallerstedt, 850709-9805, tel 070-174 06 05, zlatko.w@example.se, kör BCD123, bor i lgh 1203";

    /// <summary>Each as it would stand in a text, and not inside an id or a count of something else.</summary>
    [GeneratedRegex(@"Zlatko|Wallerstedt|850709-?9805|\b850709\b|70-?174 ?06 ?05|174 06 05|\bBCD ?123\b|lgh 1203", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Traces();

    private readonly ConcurrentBag<string> said = [];
    private readonly ActivityListener listener;
    private TestDatabase database = null!;
    private TestBroker broker = null!;
    private PassportOffice office = null!;
    private TestService<IntakeDb> service = null!;

    public PersonalDataStaysOut()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => said.Add(
                $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync("privacy");
        broker = await TestBroker.CreateAsync("privacy");
        office = await PassportOffice.OpenAsync();
        service = new TestService<IntakeDb>("intake-db", database, broker, office, new Dictionary<string, string>
        {
            ["ConnectionStrings:messaging"] = "amqp://nobody:nobody@127.0.0.1:1/",
            ["Logging:LogLevel:Default"] = "Trace",
        }, host => host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(new Heard(said))));
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await service.DisposeAsync();
        await office.DisposeAsync();
        await broker.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task By_no_channel_does_a_person_get_into_the_database_the_logs_or_the_traces()
    {
        var admin = service.ClientFor("1862", Roles.Admin);
        var good = Report("F-1", Person);
        var id = await TakenAsync(admin, "reports", good);
        await TakenAsync(admin, $"reports/{id}/retract", new { reason = $"Rör {Person}" });
        await TakenAsync(admin, "reports/batch", new { reports = new[] { Report("B-1", Person), Report("B-2", Person, category: "trams") } });
        await StreamAsync(admin, JsonSerializer.Serialize(Report("S-1", Person)), JsonSerializer.Serialize(Report("S-2", Person, category: "trams")),
            $"{{\"description\":\"{Person}", Person, JsonSerializer.Serialize(new { Person, pnr = 198507099805 }));
        var waiting = (await admin.GetFromJsonAsync<JsonElement>("/api/1862/quarantine")).GetProperty("entries").EnumerateArray().ToList();
        waiting.Count.ShouldBe(4);
        await TakenAsync(admin, $"quarantine/{waiting[0].GetProperty("id").GetGuid()}/discard", new { reason = Person });
        await TakenAsync(admin, $"quarantine/{waiting[1].GetProperty("id").GetGuid()}/release", Report("R-1", Person));
        await TakenAsync(admin, "reports/check-text", new { text = Person });

        // Refused ones say nothing of it either.
        foreach (var path in new[] { "reports", "reports/validate", "reports/nil" })
            said.Add(await SentAsync(admin, path, Report(Person, Person, category: Person)));
        foreach (var mode in new[] { "quarantine", "refuse" })
        {
            (await admin.PutAsJsonAsync("/api/1862/categories/privacy", new { mode })).StatusCode.ShouldBe(HttpStatusCode.OK);
            said.Add(await SentAsync(admin, "reports", Report($"M-{mode}", Person)));
            await StreamAsync(admin, JsonSerializer.Serialize(Report($"T-{mode}", Person)));
        }
        var feeds = service.ClientFor(PassportOffice.Of("all", Roles.Reporter, "Polisen", "polisen", Scopes.Feeds) with { Roles = [] });
        foreach (var place in new[] { "Degerfors", "Örebro län", "Ingenstans" })
            await FeedAsync(feeds, PoliceEvents.Json(9_000_000 + place.Length, place, summary: $"Enligt {Person}"));
        await FeedAsync(feeds, $"{{\"id\":0,\"summary\":\"{Person}\"}}");

        said.ShouldContain(line => line.Contains("reports", StringComparison.Ordinal), "logs and traces were heard");
        Leaks(said).ShouldBeEmpty();
        (await LeaksInDatabaseAsync()).ShouldBeEmpty();
        (await database.ValueAsync<string>("select masked::text from reports where external_id = 'F-1'")).ShouldNotBeNull();
    }

    private static IEnumerable<string> Leaks(IEnumerable<string> texts) =>
        texts.Where(text => Traces().IsMatch(text));

    private async Task<List<string>> LeaksInDatabaseAsync()
    {
        var leaks = new List<string>();
        var columns = await database.ListAsync<string>("""
            select format('%I', table_name) || ' ' || format('%I', column_name) from information_schema.columns
            where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY', 'bytea', 'character varying')
            """);
        columns.Count.ShouldBeGreaterThan(40);
        foreach (var column in columns)
        {
            var (table, name) = (column.Split(' ')[0], column.Split(' ')[1]);
            var values = await database.ListAsync<string>($"select case when pg_typeof({name})::text = 'bytea' then encode({name}::text::bytea, 'escape') else {name}::text end from {table} where {name} is not null");
            leaks.AddRange(Leaks(values).Select(value => $"{table}.{name}: {value}"));
        }
        return leaks;
    }

    private static Dictionary<string, object?> Report(string id, string text, string category = "skadegorelse")
    {
        var report = Made.Report(id, description: text);
        report["actionTaken"] = text;
        report["category"] = category;
        report["place"] = new { lon = 14.4301, lat = 59.2377, precision = "point", address = text };
        return report;
    }

    private static async Task<Guid?> TakenAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync($"/api/1862/{path}", body);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new ShouldAssertException($"{path}: {(int)response.StatusCode} {text}");
        return text.Length > 0 && JsonElement.Parse(text).TryGetProperty("id", out var id) ? id.GetGuid() : null;
    }

    private static async Task<string> SentAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync($"/api/1862/{path}", body);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task StreamAsync(HttpClient client, params string[] lines)
    {
        using var response = await client.PostAsync(new Uri("/api/1862/reports/stream", UriKind.Relative), new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson"));
        said.Add(await response.Content.ReadAsStringAsync());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task FeedAsync(HttpClient client, string @event)
    {
        using var response = await client.PostAsync(new Uri("/feeds/polisen", UriKind.Relative), new ByteArrayContent(PoliceEvents.Lines(@event)));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Every line that is logged, from Trace up, with its scopes and errors.</summary>
    private sealed class Heard(ConcurrentBag<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Add($"{formatter(state, exception)} {exception}");

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            said.Add(state.ToString() ?? "");
            return null;
        }

        public void Dispose() { }
    }
}
