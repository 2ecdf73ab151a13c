using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Est.Contracts;

namespace Est.Gateway.Tests;

public sealed class OrganisationChanges(GatewayFixture fixture)
{
    private const string Picture = "/api/1862/pictures/2026-W47";

    [Fact]
    public async Task The_services_are_told_of_a_new_name_and_of_an_organisation_that_is_taken_out_of_use_once_each()
    {
        var own = await fixture.StartOwnAsync(new() { ["Est:Demo"] = "false" });
        await own.Database.KeepEventsAsync();
        var id = await AddAsync(own, "Byggen", "fastighetsbolag");

        (await ChangeAsync(own, id, "Degerforsbyggen", "fastighetsbolag", true)).ShouldBe("204");
        (await ChangeAsync(own, id, "Degerforsbyggen", "fastighetsbolag", true)).ShouldBe("204");
        (await ChangeAsync(own, id, "Degerforsbyggen", "fastighetsbolag", false)).ShouldBe("204");

        (await own.Database.ListAsync<string>("select body from kept_events order by id")).Select(body => JsonSerializer.Deserialize<OrganisationChanged>(body, JsonSerializerOptions.Web)!)
            .Select(e => (e.Organisation == id, e.Name, e.Active, e.Revision))
            .ShouldBe([(true, "Byggen", true, 1), (true, "Degerforsbyggen", true, 2), (true, "Degerforsbyggen", false, 3)]);
    }

    [Fact]
    public async Task The_keys_of_an_organisation_that_is_taken_out_of_use_are_worth_nothing_until_it_is_back()
    {
        var own = await fixture.StartOwnAsync();
        var (_, key) = await own.Gateway.NewKeyAsync(organisation: "Vakten", kind: "bevakningsforetag");
        var id = await own.Database.ValueAsync<Guid>("select id from organisations where name = 'Vakten'");

        (await ChangeAsync(own, id, "Vakten", "bevakningsforetag", false)).ShouldBe("204");
        (await own.Gateway.WithKey(key).StatusAsync(Picture)).ShouldBe("401 key-not-valid");
        (await own.Gateway.Operator.StatusAsync("/access/keys", HttpMethod.Post,
            new { municipality = "1862", organisation = "Vakten", kind = "bevakningsforetag", source = "s" })).ShouldBe("409 not-active");
        (await ChangeAsync(own, id, "Vakten i Degerfors", "bevakningsforetag", true)).ShouldBe("204");
        (await own.Gateway.WithKey(key).SeenAsync(Picture)).Passport.Organisation.ShouldBe("Vakten i Degerfors");
    }

    [Fact]
    public async Task Two_organisations_of_a_kind_have_not_the_same_name()
    {
        var own = await fixture.StartOwnAsync();
        var id = await AddAsync(own, "Ettan", "forening");
        await AddAsync(own, "Tvåan", "forening");

        (await own.Gateway.Operator.StatusAsync("/access/organisations", HttpMethod.Post, new { municipality = "1862", name = " ETTAN ", kind = "forening" })).ShouldBe("409 already-there");
        (await ChangeAsync(own, id, "tvåan", "forening", true)).ShouldBe("409 already-there");
        (await ChangeAsync(own, id, "Tvåan", "ovrig", true)).ShouldBe("204");
        (await ChangeAsync(own, id, "", "maffia", true)).ShouldBe("400 invalid-input");
    }

    [Fact]
    public async Task An_organisation_of_another_kommun_is_as_if_it_were_not_there()
    {
        var own = await fixture.StartOwnAsync();
        var (_, key) = await own.Gateway.NewKeyAsync(roles: ["admin"]);
        var admin = own.Gateway.WithKey(key);
        await own.Gateway.NewKeyAsync("all", "Rikspolisen", "polis", "polisen", scopes: ["feeds"]);
        foreach (var id in await own.Database.ListAsync<Guid>("select id from organisations where municipality <> '1862'"))
            (await admin.StatusAsync($"/access/organisations/{id}", HttpMethod.Put, new { name = "Min nu", kind = "kommun", active = false })).ShouldBe("404 not-found");
        (await admin.StatusAsync("/access/organisations", HttpMethod.Post, new { municipality = "1883", name = "Min", kind = "ovrig" })).ShouldBe("403 wrong-municipality");

        (await own.Database.ValueAsync<long>("select count(*) from organisations where municipality <> '1862' and (not active or revision > 1)")).ShouldBe(0);
    }

    private static Task<string> ChangeAsync(OwnGateway own, Guid id, string name, string kind, bool active) =>
        own.Gateway.Operator.StatusAsync($"/access/organisations/{id}", HttpMethod.Put, new { name, kind, active });

    private static async Task<Guid> AddAsync(OwnGateway own, string name, string kind)
    {
        using var answer = await own.Gateway.Operator.PostAsJsonAsync("/access/organisations", new { municipality = "1862", name, kind });
        (await answer.DescribeAsync()).ShouldBe("201");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>();
    }
}
