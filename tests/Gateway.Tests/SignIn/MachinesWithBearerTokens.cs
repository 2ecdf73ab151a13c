using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Est.Gateway.Tests.SignIn;

public sealed class MachinesWithBearerTokens(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    private const string Picture = "/api/1862/pictures/2026-W47";

    [Fact]
    public async Task A_program_with_a_token_of_the_provider_is_who_the_rules_say()
    {
        var seen = await With(await fixture.Provider.MachineTokenAsync()).SeenAsync(Picture);

        (seen.Passport.Subject, seen.Passport.Name, seen.Passport.Organisation, seen.Passport.Source, string.Join(' ', seen.Passport.Roles), seen.Passport.Session).ShouldBe(
            ("token:felanmalan", "Felanmälan AB (felanmalan)", "Felanmälan AB", "felanmalan", "rapportor analytiker", null));
        seen.Headers["Authorization"].ShouldNotContain(await fixture.Provider.MachineTokenAsync());
    }

    [Fact]
    public async Task Its_scope_gives_a_role_only_where_it_was_granted() =>
        (await With(await fixture.Provider.MachineTokenAsync(scope: "")).SeenAsync(Picture)).Passport.Roles.ShouldBe(["rapportor"]);

    [Fact]
    public async Task A_program_that_no_rule_names_gets_nowhere_and_one_that_is_named_only_where_it_belongs()
    {
        var token = await fixture.Provider.MachineTokenAsync();
        (await With(await fixture.Provider.MachineTokenAsync("stranger", scope: "")).StatusAsync(Picture)).ShouldBe("401 token-not-valid");
        (await With(token).StatusAsync("/api/1883/pictures/2026-W47")).ShouldBe("403 wrong-municipality");
        (await With(token).StatusAsync("/access/keys")).ShouldBe("403 not-allowed");
    }

    [Fact]
    public async Task A_token_for_another_api_is_not_for_Est() =>
        (await With(await fixture.Provider.MachineTokenAsync(audience: "https://other.test/api")).StatusAsync(Picture)).ShouldBe("401 token-not-valid");

    [Fact]
    public async Task A_persons_ID_token_is_no_programs_token()
    {
        using var browser = new Browser(fixture.Own.Gateway);
        await browser.SignInAsync(await fixture.Provider.AddPersonAsync(new { groups = new[] { "est-samordnare" } }));

        (await With((await fixture.Provider.IdTokensAsync())[^1]).StatusAsync(Picture)).ShouldBe("401 token-not-valid");
    }

    [Fact]
    public async Task A_token_is_good_until_it_expires_remembered_or_not()
    {
        var own = await fixture.StartOwnAsync();
        var token = await fixture.Provider.MachineTokenAsync();
        (await With(token, own).StatusAsync(Picture)).ShouldBe("200");

        // It lives for a minute; half a minute more is given to clocks that differ, where it is looked into anew.
        own.Clock.Advance(TimeSpan.FromMinutes(2));

        (await With(token, own).StatusAsync(Picture)).ShouldBe("401 token-not-valid");
    }

    [Fact]
    public async Task A_token_that_somebody_changed_or_made_is_worth_nothing()
    {
        var token = await fixture.Provider.MachineTokenAsync();
        (await With(token).StatusAsync(Picture)).ShouldBe("200");
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        claims["exp"] = 4102444800;
        var longer = Base64UrlEncoder.Encode(claims.ToJsonString());
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""");

        foreach (var made in new[] { $"{parts[0]}.{longer}.{parts[2]}", $"{none}.{longer}.", $"{parts[0]}.{parts[1]}.", "x.y.z", new string('a', 8000) })
            (await With(made).StatusAsync(Picture)).ShouldBe("401 token-not-valid");
    }

    [Fact]
    public async Task An_organisation_that_is_no_longer_active_takes_its_programs_with_it()
    {
        var own = await fixture.StartOwnAsync();
        var client = With(await fixture.Provider.MachineTokenAsync(), own);
        (await client.StatusAsync(Picture)).ShouldBe("200");

        await own.Database.ExecuteAsync("update organisations set active = false");

        await Eventually.SeesAsync("the program turned away", () => client.StatusAsync(Picture), status => status == "401 token-not-valid");
    }

    [Fact]
    public async Task Without_an_audience_no_token_is_looked_at()
    {
        var own = await fixture.StartOwnAsync(null, ("Est:SignIn:Audience", ""));

        (await With(await fixture.Provider.MachineTokenAsync(), own).StatusAsync(Picture)).ShouldBe("401 not-signed-in");
    }

    private HttpClient With(string token, OwnGateway? own = null)
    {
        var client = (own ?? fixture.Own).Gateway.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
