using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Est.Intake.Feeds.Polisen;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.Intake.Tests.Feeds;

/// <summary>
/// Intake on a database of the test class's own, where each row of the outbox leaves a copy: what was told to the other services
/// can be read after the relay has taken the row.
/// </summary>
public sealed class FeedFixture : IAsyncLifetime
{
    private static readonly Passport Feeder = new("test-feed", "Test feed", "all", Guid.NewGuid(), "Polisen", "polisen", [], [Scopes.Feeds]);
    private static long lastId = 1_000_000;
    private readonly IntakeFixture intake = new();

    public TestDatabase Database => intake.Database;
    public IntakeFixture Intake => intake;

    public async ValueTask InitializeAsync()
    {
        await intake.InitializeAsync();
        await Database.ExecuteAsync("""
            create table told (like outbox);
            create function tell() returns trigger language plpgsql security definer as
                $$ begin insert into told select new.*; return null; end $$;
            create trigger tell after insert on outbox for each row execute function tell();
            """);
    }

    public ValueTask DisposeAsync() => intake.DisposeAsync();

    /// <summary>A police id that no other test has.</summary>
    public static long NewId() => Interlocked.Increment(ref lastId);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? encoding = null, Passport? passport = null)
    {
        using var client = intake.Service.ClientFor(passport ?? Feeder);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        return await client.PostAsync(new Uri("/feeds/polisen", UriKind.Relative), content);
    }

    public async Task<FeedCounts> SendAsync(params string[] events) => await SendAsync(PoliceEvents.Array(events));

    public async Task<FeedCounts> SendAsync(byte[] body)
    {
        using var response = await PostAsync(body);
        if (!response.IsSuccessStatusCode) throw new ShouldAssertException(await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<FeedCounts>())!;
    }

    /// <summary>The problem that a body is refused with.</summary>
    public async Task<JsonElement> RefusedAsync(byte[] body)
    {
        using var response = await PostAsync(body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The kommuner where the event counts now: one, or none.</summary>
    public Task<List<string>> CountsInAsync(long id) => Database.ListAsync<string>(
        "select municipality from reports where external_id = $1 and source = 'polisen' and retracted_at is null", $"{id}");

    public Task<T?> ReportAsync<T>(long id, string column) => Database.ValueAsync<T>(
        $"select {column} from reports where external_id = $1 and source = 'polisen' and retracted_at is null", $"{id}");

    /// <summary>A session of the service's own role, with its kommun entered.</summary>
    public async Task<NpgsqlConnection> OpenAsAppAsync(string municipality)
    {
        var connection = new NpgsqlConnection(new DatabaseRoles(Database.ConnectionString).App);
        await connection.OpenAsync();
        await connection.EnterAsync(municipality, CancellationToken.None);
        return connection;
    }

    /// <summary>The facts of the event that were told to the other services, oldest first: kommun, revision, retracted.</summary>
    public Task<List<string>> ToldAsync(long id) => Database.ListAsync<string>(
        """
        select municipality || ' ' || (report ->> 'revision') || case when (report ->> 'retracted')::boolean then ' retracted' else '' end
        from told, jsonb_array_elements(body::jsonb -> 'reports') report
        where (report ->> 'id')::uuid = any($1) order by told.id
        """,
        Est.ServiceDefaults.Municipalities.Municipalities.All.Select(m => PoliceFeed.ReportId(m.Code, id)).ToArray());
}
