using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Est.Contracts;

namespace Est.Gateway.Tests;

public sealed class Administration(GatewayFixture fixture)
{
    [Fact]
    public async Task Adding_a_kommun_twice_adds_it_once()
    {
        var own = await fixture.StartOwnAsync();
        async Task<string> AddAsync(params string[] codes) =>
            await (await own.Gateway.Operator.PostAsJsonAsync("/access/municipalities", new { codes })).Content.ReadAsStringAsync();

        (await AddAsync("1880", "1862")).ShouldBe(
            """{"municipalities":[{"code":"1880","name":"Örebro","county":"Örebro län","added":true},{"code":"1862","name":"Degerfors","county":"Örebro län","added":false}]}""");
        (await own.Database.ListAsync<string>("select code from municipalities order by code")).ShouldBe(["1862", "1880", "1883"]);
    }

    [Fact]
    public async Task The_same_organisation_is_one_however_it_is_written_and_however_many_ask_at_once()
    {
        var own = await fixture.StartOwnAsync(new() { ["Est:Demo"] = "false" });
        await own.Database.KeepEventsAsync();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => own.Gateway.NewKeyAsync(organisation: i % 2 == 0 ? "Brukets Bostäder" : " brukets bostäder ")));
        await own.Gateway.NewKeyAsync("1883", "Brukets Bostäder");
        await own.Gateway.NewKeyAsync("1862", "Brukets Bostäder", "ovrig");

        (await own.Database.ListAsync<string>("select municipality || ' ' || kind from organisations order by 1")).ShouldBe(
            ["1862 fastighetsbolag", "1862 ovrig", "1883 fastighetsbolag"]);
        var events = (await own.Database.ListAsync<string>("select body from kept_events order by id"))
            .Select(body => JsonSerializer.Deserialize<OrganisationChanged>(body, JsonSerializerOptions.Web)!).ToList();
        events.Select(e => $"{e.Municipality} {e.Kind} {e.Active} {e.Revision}").ShouldBe(
            ["1862 fastighetsbolag True 1", "1883 fastighetsbolag True 1", "1862 ovrig True 1"]);
        events.ShouldAllBe(e => e.Name.Equals("Brukets bostäder", StringComparison.OrdinalIgnoreCase) && e.Organisation != Guid.Empty);
    }

    [Fact]
    public async Task A_new_organisation_is_told_to_the_services_together_with_its_key_or_not_at_all()
    {
        var own = await fixture.StartOwnAsync(new() { ["Est:Demo"] = "false" });
        await own.Database.KeepEventsAsync();
        await own.Database.ExecuteAsync("""
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no keys today'; end $$;
            create trigger refuse before insert on integration_keys for each row execute function refuse();
            """);

        (await own.Gateway.Operator.StatusAsync("/access/keys", HttpMethod.Post,
            new { municipality = "1862", organisation = "Brukets Bostäder", kind = "fastighetsbolag", source = "felanmalan" })).ShouldBe("500 internal");

        (await own.Database.ValueAsync<long>("select count(*) from organisations")).ShouldBe(0);
        (await own.Database.ValueAsync<long>("select count(*) from kept_events")).ShouldBe(0);
    }

    [Fact]
    public async Task An_organisation_that_feeds_all_kommuner_is_told_to_none()
    {
        var own = await fixture.StartOwnAsync(new() { ["Est:Demo"] = "false" });
        await own.Database.KeepEventsAsync();

        await own.Gateway.NewKeyAsync("all", "Polisen", "polis", "polisen", scopes: ["feeds"]);

        (await own.Database.ValueAsync<long>("select count(*) from kept_events")).ShouldBe(0);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_new_key_is_said_at_once()
    {
        using var answer = await fixture.Gateway.Operator.PostAsJsonAsync("/access/keys", new
        {
            municipality = "0114",
            organisation = new string('x', 201),
            kind = "maffia",
            source = " ",
            roles = new[] { "rapportor", "kung" },
            scopes = new[] { "allt" },
            expiresAt = "2020-01-01T00:00:00Z",
        });

        (await ErrorsAsync(answer)).ShouldBe(
            ["municipality not-added", "organisation too-long", "kind unknown", "source required", "roles[1] unknown", "scopes[0] unknown", "expiresAt in-the-past"]);
    }

    [Theory]
    [InlineData("""{"codes":[]}""", "codes required")]
    [InlineData("""{}""", "codes required")]
    [InlineData("""{"codes":["1862","9999",null]}""", "codes[1] unknown-municipality, codes[2] unknown-municipality")]
    public async Task A_kommun_that_is_not_there_cannot_be_added(string body, string errors)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await fixture.Gateway.Operator.PostAsync(new Uri("/access/municipalities", UriKind.Relative), content);

        string.Join(", ", await ErrorsAsync(answer)).ShouldBe(errors);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_the_senders_error()
    {
        using var content = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        using var answer = await fixture.Gateway.Operator.PostAsync(new Uri("/access/keys", UriKind.Relative), content);

        (await answer.DescribeAsync()).ShouldBe("400 bad-request");
    }

    [Fact]
    public async Task Without_a_word_about_roles_a_key_may_report()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync();

        (await fixture.Gateway.WithKey(key).SeenAsync("/api/1862/categories")).Passport.Roles.ShouldBe(["rapportor"]);
    }

    [Fact]
    public async Task An_administrator_administers_its_own_kommun_and_sees_no_other()
    {
        var own = await fixture.StartOwnAsync();
        var (_, adminKey) = await own.Gateway.NewKeyAsync("1862", "Degerfors kommun", "kommun", "katalog", roles: ["admin"]);
        var (otherId, _) = await own.Gateway.NewKeyAsync("1883");
        var admin = own.Gateway.WithKey(adminKey);
        object Key(string municipality) => new { municipality, organisation = "Nya", kind = "forening", source = "s" };

        (await admin.StatusAsync("/access/keys", HttpMethod.Post, Key("1862"))).ShouldBe("201");
        (await admin.StatusAsync("/access/keys", HttpMethod.Post, Key("1883"))).ShouldBe("403 wrong-municipality");
        (await admin.StatusAsync("/access/keys", HttpMethod.Post, Key("all"))).ShouldBe("403 wrong-municipality");
        (await admin.StatusAsync($"/access/keys/{otherId}/revoke", HttpMethod.Post)).ShouldBe("404 not-found");
        (await admin.StatusAsync("/access/municipalities", HttpMethod.Post, new { codes = new[] { "0114" } })).ShouldBe("403 not-allowed");
        foreach (var list in new[] { "keys", "organisations" })
        {
            var rows = (await admin.GetFromJsonAsync<JsonNode>($"/access/{list}"))![list]!.AsArray();
            rows.Select(row => row!["municipality"]!.GetValue<string>()).Distinct().ShouldBe(["1862"]);
        }
        (await admin.GetFromJsonAsync<JsonNode>("/access/municipalities"))!["municipalities"]!.AsArray()
            .ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("1862");
    }

    [Fact]
    public async Task The_operators_key_opens_the_administration_and_nothing_else()
    {
        (await fixture.Gateway.Operator.StatusAsync("/access/keys")).ShouldBe("200");
        (await fixture.Gateway.Operator.StatusAsync("/api/1862/pictures/2026-W47")).ShouldBe("401 not-signed-in");
        (await fixture.Gateway.With("X-Operator-Key", "wrong").StatusAsync("/access/keys")).ShouldBe("401 key-not-valid");
    }

    [Fact]
    public async Task Without_an_operators_key_in_the_configuration_none_is_right()
    {
        var own = await fixture.StartOwnAsync();
        var closed = own.StartReplica(new() { ["Est:OperatorKey"] = "" });

        (await closed.With("X-Operator-Key", "").StatusAsync("/access/keys")).ShouldBe("401 key-not-valid");
        (await closed.Operator.StatusAsync("/access/keys")).ShouldBe("401 key-not-valid");
    }

    private static async Task<List<string>> ErrorsAsync(HttpResponseMessage answer)
    {
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        problem["type"]!.GetValue<string>().ShouldBe("urn:est:problem:invalid-input");
        return [.. problem["errors"]!.AsArray().Select(error => $"{error!["field"]} {error["code"]}")];
    }
}
