using System.Net.Http.Json;

namespace Est.Gateway.Tests;

public sealed class IntegrationKeys(GatewayFixture fixture)
{
    private const string Picture = "/api/1862/pictures/2026-W47";

    [Fact]
    public async Task A_key_opens_its_own_kommun()
    {
        var (id, key) = await fixture.Gateway.NewKeyAsync(roles: ["samordnare", "analytiker"], organisation: "Nyckelbolaget", source: "ett system");

        var seen = await fixture.Gateway.WithKey(key).SeenAsync(Picture);

        seen.Path.ShouldBe(Picture);
        seen.Passport.Subject.ShouldBe($"key:{id}");
        seen.Passport.Municipality.ShouldBe("1862");
        seen.Passport.Organisation.ShouldBe("Nyckelbolaget");
        seen.Passport.Source.ShouldBe("ett system");
        seen.Passport.Roles.ShouldBe(["samordnare", "analytiker"]);
        seen.Passport.Scopes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_of_another_kommun_is_turned_away_before_any_service()
    {
        var own = await fixture.StartOwnAsync();
        var (_, key) = await own.Gateway.NewKeyAsync("1883");

        (await own.Gateway.WithKey(key).StatusAsync(Picture)).ShouldBe("403 wrong-municipality");
        (await own.Gateway.WithKey(key).StatusAsync("/api/1862/reports", HttpMethod.Post, new { })).ShouldBe("403 wrong-municipality");
        own.Service.Received.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("est_")]
    [InlineData("est_aaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("samordnare")]
    public async Task A_key_that_nobody_made_is_refused(string key) =>
        (await fixture.Gateway.WithKey(key).StatusAsync(Picture)).ShouldBe("401 key-not-valid");

    [Fact]
    public async Task A_key_that_is_right_but_for_its_last_character_is_refused()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync();

        (await fixture.Gateway.WithKey(key[..^1] + (key[^1] == 'A' ? 'B' : 'A')).StatusAsync(Picture)).ShouldBe("401 key-not-valid");
    }

    [Theory]
    [InlineData(Picture)]
    [InlineData("/api/1862/there-is-no-such-thing")]
    [InlineData("/api")]
    [InlineData("/access/keys")]
    [InlineData("/feeds/polisen")]
    [InlineData("/internal/1862/facts")]
    public async Task Without_a_key_nothing_is_told(string path)
    {
        (await fixture.Gateway.CreateClient().StatusAsync(path)).ShouldBe("401 not-signed-in");
        (await fixture.Gateway.CreateClient().StatusAsync(path, HttpMethod.Post, new { })).ShouldBe("401 not-signed-in");
    }

    [Theory]
    [InlineData("/api/1862/there-is-no-such-thing")]
    [InlineData("/api")]
    [InlineData("/internal/1862/facts")]
    public async Task An_address_that_is_not_there_is_not_found_once_it_is_known_who_asks(string path)
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["admin"]);

        (await fixture.Gateway.WithKey(key).StatusAsync(path)).ShouldBe("404 not-found");
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_on_every_replica()
    {
        var own = await fixture.StartOwnAsync();
        var replica = own.StartReplica();
        var (id, key) = await own.Gateway.NewKeyAsync();
        await Eventually.SeesAsync("the replica knows the key", () => replica.WithKey(key).StatusAsync(Picture), status => status == "200");

        (await own.Gateway.Operator.StatusAsync($"/access/keys/{id}/revoke", HttpMethod.Post)).ShouldBe("204");

        (await own.Gateway.WithKey(key).StatusAsync(Picture)).ShouldBe("401 key-not-valid");
        await Eventually.SeesAsync("the replica refuses the key", () => replica.WithKey(key).StatusAsync(Picture), status => status == "401 key-not-valid");
    }

    [Fact]
    public async Task A_key_is_refused_from_the_moment_it_expires()
    {
        var own = await fixture.StartOwnAsync();
        var (_, key) = await own.Gateway.NewKeyAsync(expiresAt: own.Clock.GetUtcNow().AddHours(1));
        (await own.Gateway.WithKey(key).StatusAsync(Picture)).ShouldBe("200");

        own.Clock.Advance(TimeSpan.FromHours(1));

        (await own.Gateway.WithKey(key).StatusAsync(Picture)).ShouldBe("401 key-not-valid");
    }

    [Fact]
    public async Task A_key_for_all_kommuner_opens_those_that_work_with_Est()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync("all", "Polisen", "polis", "polisen", scopes: ["feeds"], roles: ["rapportor"]);
        var client = fixture.Gateway.WithKey(key);

        (await client.SeenAsync(Picture)).Passport.Municipality.ShouldBe("1862");
        (await client.SeenAsync("/api/1883/pictures/2026-W47")).Passport.Municipality.ShouldBe("1883");
        (await client.StatusAsync("/api/0114/pictures/2026-W47")).ShouldBe("404 not-found");
        (await client.StatusAsync("/api/18622/pictures/2026-W47")).ShouldBe("404 not-found");
    }

    [Fact]
    public async Task The_feed_takes_a_key_with_the_scope_and_says_whose_it_is()
    {
        var (_, feed) = await fixture.Gateway.NewKeyAsync("all", "Polisen", "polis", "polisen", scopes: ["feeds"]);
        var (_, reporter) = await fixture.Gateway.NewKeyAsync();

        using var answer = await fixture.Gateway.WithKey(feed).PostAsJsonAsync("/feeds/polisen", Array.Empty<object>());

        (await answer.Content.ReadFromJsonAsync<Seen>())!.Passport.Municipality.ShouldBe("all");
        (await fixture.Gateway.WithKey(reporter).StatusAsync("/feeds/polisen", HttpMethod.Post, Array.Empty<object>())).ShouldBe("403 not-allowed");
    }

    [Fact]
    public async Task The_database_holds_the_keys_hash_and_not_the_key()
    {
        var (id, key) = await fixture.Gateway.NewKeyAsync();

        var row = await fixture.Database.ValueAsync<string>("select to_jsonb(k)::text from integration_keys k where id = $1", id);

        row.ShouldNotBeNull();
        row.ShouldContain(key.Substring(4, 8));
        row.ShouldNotContain(key[13..]);
        (await fixture.Database.ValueAsync<int>("select length(secret_hash) from integration_keys where id = $1", id)).ShouldBe(32);
    }

    [Fact]
    public async Task When_a_key_was_last_used_is_written_without_keeping_a_request_waiting()
    {
        var (id, key) = await fixture.Gateway.NewKeyAsync();
        (await fixture.Gateway.WithKey(key).StatusAsync(Picture)).ShouldBe("200");

        await Eventually.SeesAsync("the key's last use is written",
            () => fixture.Database.ValueAsync<bool>("select last_used_at is not null from integration_keys where id = $1", id), written => written);
    }

    [Fact]
    public async Task No_key_and_no_cookie_is_logged_not_even_for_debugging()
    {
        var own = await fixture.StartOwnAsync();
        var (_, key) = await own.Gateway.NewKeyAsync();
        var wrong = key[..^4] + "WXYZ";
        await own.Gateway.WithKey(key).StatusAsync(Picture);
        await own.Gateway.WithKey(wrong).StatusAsync(Picture);
        using var signedIn = await own.Gateway.CreateClient().PostAsJsonAsync("/session", new { persona = "admin" });
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]["est=".Length..];
        await own.Gateway.With("Cookie", "est=" + cookie).StatusAsync(Picture);

        var log = string.Join('\n', own.Gateway.Log.Lines);
        log.ShouldContain("not authenticated");
        foreach (var secret in new[] { key[13..], wrong[13..], cookie, "the operator's key", "Bearer ey" }) log.ShouldNotContain(secret);
    }
}
