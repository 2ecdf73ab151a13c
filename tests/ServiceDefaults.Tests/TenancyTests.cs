using System.Net;
using Est.ServiceDefaults.Tenancy;
using Npgsql;

namespace Est.ServiceDefaultsTests;

public sealed class TenancyTests(NoteFixture notes)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_sees_the_rows_of_the_kommun_it_entered_and_no_others()
    {
        foreach (var municipality in new[] { "0126", "0127" })
        {
            using var client = notes.ReporterIn(municipality);
            await client.PostAsync(new Uri($"/api/{municipality}/notes", UriKind.Relative), null, Ct);
        }

        (await CountAsync("0126")).ShouldBe(1);
        (await CountAsync("0128")).ShouldBe(0);
        (await CountAsync(null)).ShouldBe(0);
    }

    [Fact]
    public async Task A_pooled_connection_forgets_the_kommun_it_worked_for()
    {
        await using (await notes.Service.Sources.App.OpenAsync("0126", Ct))
        {
        }
        (await CountAsync(null)).ShouldBe(0);
    }

    [Fact]
    public async Task A_row_of_another_kommun_cannot_be_written()
    {
        await using var connection = await notes.Service.Sources.App.OpenAsync("0126", Ct);
        await using var command = new NpgsqlCommand("insert into notes values (gen_random_uuid(), '0127')", connection);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct))).SqlState.ShouldBe("42501");
    }

    [Theory]
    [InlineData("select 1 from outbox")]
    [InlineData("alter table notes disable row level security")]
    [InlineData("create table mine (id int)")]
    [InlineData("set role postgres")]
    [InlineData("set session_replication_role = replica")]
    public async Task The_role_of_a_service_cannot(string forbidden)
    {
        await using var connection = await notes.Service.Sources.App.OpenAsync("0126", Ct);
        await using var command = new NpgsqlCommand(forbidden, connection);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct))).SqlState.ShouldBe("42501");
    }

    [Theory]
    [InlineData("_app")]
    [InlineData("_relay")]
    public async Task Neither_role_may_bypass_row_level_security(string suffix)
    {
        var flags = await notes.Database.ListAsync<bool>(
            "select unnest(array[rolsuper, rolbypassrls, rolcreaterole, rolcreatedb]) from pg_roles where rolname = $1", notes.Database.Name + suffix);
        flags.ShouldBe([false, false, false, false]);
    }

    [Fact]
    public async Task A_passport_of_another_kommun_is_refused()
    {
        using var client = notes.ReporterIn("0126");
        var answer = await client.GetAsync(new Uri("/api/0127/notes", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("urn:est:problem:wrong-municipality");
    }

    [Fact]
    public async Task An_endpoint_that_names_nobody_lets_nobody_in()
    {
        using var client = notes.ReporterIn("0126");
        (await client.GetAsync(new Uri("/api/0126/forgotten", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_expired_passport_and_one_from_another_office_are_refused()
    {
        await using var stranger = await PassportOffice.OpenAsync();
        var passport = PassportOffice.Of("0126", "rapportor");
        foreach (var token in new[] { notes.Office.Issue(passport, TimeSpan.FromSeconds(-10)), stranger.Issue(passport), "no.jwt.atall", "" })
        {
            using var client = notes.Service.ClientWith(token);
            (await client.GetAsync(new Uri("/api/0126/notes", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    private async Task<long> CountAsync(string? municipality)
    {
        await using var connection = municipality is null
            ? await notes.Service.Sources.App.OpenConnectionAsync(Ct)
            : await notes.Service.Sources.App.OpenAsync(municipality, Ct);
        await using var command = new NpgsqlCommand("select count(*) from notes", connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
