using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Npgsql;

namespace Est.ServiceDefaultsTests;

public sealed class AuditTests(NoteFixture notes)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_leaves_one_entry_that_says_who_what_where_and_from_which_session()
    {
        using var client = PersonIn("0180", "s-1");
        (await client.PutAsJsonAsync("/api/0180/notes/lamp?why=hemligt", new { text = "hemligt" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync("/api/0180/notes", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var entry = (await AuditAsync("0180")).ShouldHaveSingleItem()!.AsObject();
        entry.Select(member => member.Key).ShouldBe(["id", "at", "subject", "by", "organisation", "session", "action", "target", "status"]);
        Described(entry).ShouldBe("Test rapportor, Degerforsbyggen, s-1: NameNote /api/0180/notes/lamp 204");
        (await notes.Database.ListAsync<string>("select to_jsonb(a)::text from audit a where municipality = '0180'")).ShouldAllBe(row => !row.Contains("hemligt"));
    }

    [Fact]
    public async Task A_write_that_was_refused_is_shown_to_whoever_asks_for_it()
    {
        using var client = PersonIn("0181");
        (await client.PutAsync("/api/0181/notes/refused", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await AuditAsync("0181")).ShouldBeEmpty();
        Described((await AuditAsync("0181", "refused=true")).ShouldHaveSingleItem()!).ShouldEndWith("/notes/refused 409");
    }

    [Fact]
    public async Task A_write_that_failed_midway_stands_as_begun_since_nobody_knows()
    {
        using var client = PersonIn("0182");
        (await client.PutAsync("/api/0182/notes/failing", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        Described((await AuditAsync("0182")).ShouldHaveSingleItem()!).ShouldEndWith("NameNote /api/0182/notes/failing ");
    }

    [Fact]
    public async Task Nothing_is_done_whose_beginning_cannot_be_written()
    {
        await using var database = await TestDatabase.CreateAsync("notes");
        await using var own = await NoteService.StartAsync(database, notes.Broker.ConnectionString, notes.Office);
        using var client = own.ClientWith(notes.Office.Issue(PassportOffice.Of("0183", "rapportor")));
        await database.ExecuteAsync($"revoke insert on audit from \"{database.Name}_app\"");

        (await client.PostAsync("/api/0183/notes", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await database.ValueAsync<long>("select count(*) from notes")).ShouldBe(0);

        await database.ExecuteAsync($"grant insert on audit to \"{database.Name}_app\"");
        (await client.PostAsync("/api/0183/notes", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await database.ValueAsync<long>("select count(*) from notes")).ShouldBe(1);
    }

    [Theory]
    [InlineData("update audit set name = 'någon annan'"), InlineData("delete from audit"), InlineData("truncate audit"), InlineData("delete from audit where false")]
    public async Task The_database_refuses_to_change_an_entry_even_for_its_owner(string forbidden)
    {
        using var client = PersonIn("0184");
        (await client.PutAsync("/api/0184/notes/lamp", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Should.ThrowAsync<PostgresException>(() => notes.Database.ExecuteAsync(forbidden))).MessageText.ShouldContain("takes new rows only");
        await using var app = await notes.Service.Sources.App.OpenConnectionAsync(Ct);
        await using var command = new NpgsqlCommand(forbidden, app);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct))).MessageText.ShouldContain("permission denied");
        (await notes.Database.ValueAsync<long>("select count(*) from audit where municipality = '0184' and status = 204")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_a_machine_reports_is_left_out_and_what_a_person_reports_is_not()
    {
        using var machine = notes.ReporterIn("0186");
        using var person = PersonIn("0186");
        foreach (var client in new[] { machine, person }) (await client.PostAsync("/api/0186/notes/machines", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        Described((await AuditAsync("0186")).ShouldHaveSingleItem()!).ShouldContain("s-0: TakeNotes");
        (await machine.PutAsync("/api/0186/notes/lamp", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await AuditAsync("0186")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_route_that_only_checks_leaves_nothing()
    {
        using var client = PersonIn("0187");
        (await client.PostAsync("/api/0187/notes/check", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await AuditAsync("0187", "refused=true")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_audit_can_be_searched_and_read_on_from_where_one_was()
    {
        using var client = PersonIn("0188");
        foreach (var name in new[] { "a", "b", "c" }) (await client.PutAsync($"/api/0188/notes/{name}", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var first = await AuditAsync("0188", "limit=2");
        first.Select(entry => entry!["target"]!.GetValue<string>()[^1]).ShouldBe(['c', 'b']);
        var last = first[^1]!;
        var rest = await AuditAsync("0188", $"before={Uri.EscapeDataString(last["at"]!.GetValue<string>())}&beforeId={last["id"]}");
        rest.Select(entry => entry!["target"]!.GetValue<string>()[^1]).ShouldBe(['a']);
        (await AuditAsync("0188", "by=RAPPORT")).Count.ShouldBe(3);
        (await AuditAsync("0188", "by=nobody")).ShouldBeEmpty();
        (await AuditAsync("0188", "from=2031-01-01T00:00:00Z")).ShouldBeEmpty();
        (await AuditAsync("0188", "to=2020-01-01T00:00:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_role_opens_the_audit_but_the_gateways_own_scope_and_in_its_own_kommun()
    {
        foreach (var role in Roles.All)
        {
            using var client = notes.Service.ClientWith(notes.Office.Issue(PassportOffice.Of("0189", role)));
            (await client.GetAsync("/internal/0189/audit", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        using var other = Reader("0180");
        (await other.GetAsync("/internal/0189/audit", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Scopes.All.ShouldNotContain(Scopes.Audit);
    }

    [Theory]
    [InlineData("0192f000-0000-7000-8000-000000000000", "0192f000-0000-7000-8000-000000000000")]
    [InlineData("2026-W47", "2026-W47"), InlineData("skadegorelse", "skadegorelse"), InlineData("1862-centrum", "1862-centrum")]
    [InlineData("19121212-1212", "…"), InlineData("0701234567", "…"), InlineData("Karl Svensson", "…"), InlineData("karl@example.se", "…")]
    public void An_address_keeps_ids_and_codes_and_no_text(string value, string kept) =>
        Target(value).ShouldBe($"/api/1862/notes/{kept}");

    [Fact]
    public void An_address_never_keeps_a_blank_a_sign_or_more_than_forty_characters() => Prop.ForAll<NonNull<string>>(value =>
    {
        var kept = Target(value.Get)["/api/1862/notes/".Length..];
        return kept is "…" || (kept == value.Get && kept.Length <= 40 && kept.All(c => char.IsLetterOrDigit(c) || "_.:-".Contains(c, StringComparison.Ordinal)));
    }).QuickCheckThrowOnFailure();

    private static string Target(string value) => AuditedRoute.TargetOf(
        new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/api/{municipality}/notes/{name}"), 0, EndpointMetadataCollection.Empty, null),
        new RouteValueDictionary { ["municipality"] = "1862", ["name"] = value });

    private static string Described(JsonNode entry) =>
        $"{entry["by"]}, {entry["organisation"]}, {entry["session"]}: {entry["action"]} {entry["target"]} {entry["status"]}";

    private HttpClient PersonIn(string municipality, string session = "s-0") =>
        notes.Service.ClientWith(notes.Office.Issue(PassportOffice.Of(municipality, "rapportor") with { Session = session }));

    private HttpClient Reader(string municipality) =>
        notes.Service.ClientWith(notes.Office.Issue(PassportOffice.Of(municipality, "none") with { Roles = [], Scopes = [Scopes.Audit] }));

    private async Task<JsonArray> AuditAsync(string municipality, string query = "")
    {
        using var client = Reader(municipality);
        return (await client.GetFromJsonAsync<JsonNode>($"/internal/{municipality}/audit?{query}", Ct))!["entries"]!.AsArray();
    }
}
