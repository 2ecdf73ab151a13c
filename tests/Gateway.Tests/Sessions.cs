using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Est.Gateway.Tests;

public sealed class Sessions(GatewayFixture fixture)
{
    private const string Picture = "/api/1862/pictures/2026-W47";

    [Fact]
    public async Task Nobody_is_signed_in_at_first() =>
        (await SessionAsync(fixture.Gateway.CreateClient())).ShouldBe("""{"signedIn":false,"demo":true,"signIn":null,"map":null}""");

    [Fact]
    public async Task Who_signs_in_is_told_for_which_kommuner_and_as_what()
    {
        var browser = await fixture.Gateway.SignInAsync("kommunpolis");

        (await SessionAsync(browser)).ShouldBe(
            """{"signedIn":true,"demo":true,"signIn":null,"map":null,"name":"Erik Sund","title":"Kommunpolis","municipalities":[""" +
            """{"code":"1862","name":"Degerfors","roles":["rapportor","insatsansvarig"],"organisation":"Polisen"},""" +
            """{"code":"1883","name":"Karlskoga","roles":["rapportor","insatsansvarig"],"organisation":"Polisen"}]}""");
    }

    [Fact]
    public async Task A_session_opens_the_persons_kommuner_and_no_other()
    {
        var browser = await fixture.Gateway.SignInAsync("samordnare");

        var seen = await browser.SeenAsync(Picture);
        seen.Passport.Name.ShouldBe("Anna Bergström");
        seen.Passport.Roles.ShouldBe(["samordnare"]);
        seen.Passport.Source.ShouldBe("formular");
        seen.Headers.Keys.ShouldNotContain("Cookie", StringComparer.OrdinalIgnoreCase);
        (await browser.SeenAsync("/api/1883/pictures/2026-W47")).Passport.Organisation.ShouldBe("Karlskoga kommun");
        (await browser.StatusAsync("/api/1880/pictures/2026-W47")).ShouldBe("403 wrong-municipality");
        (await browser.StatusAsync("/feeds/polisen", HttpMethod.Post, Array.Empty<object>())).ShouldBe("403 wrong-municipality");
    }

    [Fact]
    public async Task A_write_by_cookie_needs_the_header_that_other_sites_cannot_send()
    {
        var browser = await fixture.Gateway.SignInAsync("samordnare");
        browser.DefaultRequestHeaders.Remove("X-Est-Csrf");

        (await browser.StatusAsync("/api/1862/reports", HttpMethod.Post, new { })).ShouldBe("403 csrf");
        (await browser.StatusAsync("/session", HttpMethod.Delete)).ShouldBe("403 csrf");
        (await browser.StatusAsync(Picture)).ShouldBe("200");
        browser.DefaultRequestHeaders.Add("X-Est-Csrf", "1");
        (await browser.StatusAsync("/api/1862/reports", HttpMethod.Post, new { })).ShouldBe("200");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_every_replica()
    {
        var own = await fixture.StartOwnAsync();
        var replica = own.StartReplica();
        var browser = await own.Gateway.SignInAsync("samordnare");
        var cookie = await CookieAsync(own.Gateway);
        var elsewhere = replica.With("Cookie", cookie);
        var here = own.Gateway.With("Cookie", cookie);
        here.DefaultRequestHeaders.Add("X-Est-Csrf", "1");
        (await elsewhere.StatusAsync(Picture)).ShouldBe("200");

        using (var answer = await here.DeleteAsync(new Uri("/session", UriKind.Relative)))
            (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"url":null}""");

        (await here.StatusAsync(Picture)).ShouldBe("401 not-signed-in");
        await Eventually.SeesAsync("the replica forgets the session", () => elsewhere.StatusAsync(Picture), status => status == "401 not-signed-in");
        (await browser.StatusAsync(Picture)).ShouldBe("200");
    }

    [Fact]
    public async Task A_session_ends_when_it_is_idle_and_at_the_end_of_the_day()
    {
        var own = await fixture.StartOwnAsync();
        var idle = await own.Gateway.SignInAsync("analytiker");
        var busy = await own.Gateway.SignInAsync("analytiker");

        for (var hour = 1; hour <= 11; hour++)
        {
            own.Clock.Advance(TimeSpan.FromHours(1));
            (await busy.StatusAsync(Picture)).ShouldBe("200", $"after {hour} hours");
        }

        (await idle.StatusAsync(Picture)).ShouldBe("401 not-signed-in");
        own.Clock.Advance(TimeSpan.FromHours(1));
        (await busy.StatusAsync(Picture)).ShouldBe("401 not-signed-in");
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_over_https_for_other_hosts()
    {
        (await SetCookieAsync(fixture.Gateway.CreateClient())).ShouldMatch("^est=[A-Za-z0-9_-]{43}; max-age=43200; path=/; samesite=lax; httponly$");

        var own = await fixture.StartOwnAsync();
        var https = own.StartReplica(inMemory: true).CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://est.example") });
        (await SetCookieAsync(https)).ShouldMatch("^__Host-est=[A-Za-z0-9_-]{43}; max-age=43200; path=/; secure; samesite=lax; httponly$");
    }

    [Fact]
    public async Task The_database_holds_the_hash_of_a_session_and_not_its_id()
    {
        var own = await fixture.StartOwnAsync();
        var id = (await CookieAsync(own.Gateway))["est=".Length..];

        var rows = await own.Database.ListAsync<string>("select to_jsonb(s)::text from sessions s");

        rows.ShouldHaveSingleItem().ShouldNotContain(id);
    }

    [Fact]
    public async Task Without_demo_there_are_no_personas_and_a_session_of_one_is_worth_nothing()
    {
        var own = await fixture.StartOwnAsync();
        var cookie = await CookieAsync(own.Gateway);
        var real = own.StartReplica(new() { ["Est:Demo"] = "false" });

        (await SessionAsync(real.With("Cookie", cookie))).ShouldBe("""{"signedIn":false,"demo":false,"signIn":null,"map":null}""");
        (await real.With("Cookie", cookie).StatusAsync(Picture)).ShouldBe("401 not-signed-in");
        (await real.CreateClient().StatusAsync("/session/personas")).ShouldBe("404 not-found");
        (await real.CreateClient().StatusAsync("/session", HttpMethod.Post, new { persona = "admin" })).ShouldBe("404 not-found");
    }

    [Fact]
    public async Task Every_persona_that_is_offered_can_sign_in()
    {
        var personas = (await fixture.Gateway.CreateClient().GetFromJsonAsync<JsonArray>("/session/personas"))!;

        personas.Count.ShouldBe(7);
        foreach (var persona in personas)
        {
            var browser = await fixture.Gateway.SignInAsync(persona!["id"]!.GetValue<string>());
            (await browser.SeenAsync(Picture)).Passport.Name.ShouldBe(persona["name"]!.GetValue<string>());
        }
        (await fixture.Gateway.CreateClient().StatusAsync("/session", HttpMethod.Post, new { persona = "nobody" })).ShouldBe("400 invalid-input");
    }

    private static Task<string> SessionAsync(HttpClient client) => client.GetStringAsync(new Uri("/session", UriKind.Relative));

    private static async Task<string> CookieAsync(GatewayHost gateway) => (await SetCookieAsync(gateway.CreateClient())).Split(';')[0];

    private static async Task<string> SetCookieAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/session", new { persona = "samordnare" });
        return answer.Headers.GetValues("Set-Cookie").Single();
    }
}
