using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.Gateway.Tests;

public sealed class Passports(GatewayFixture fixture)
{
    private const string Picture = "/api/1862/pictures/2026-W47";

    [Fact]
    public async Task What_the_caller_proves_itself_with_ends_at_the_gateway()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync();
        var client = fixture.Gateway.WithKey(key);
        client.DefaultRequestHeaders.Add("Authorization", "Bearer of-the-client");
        client.DefaultRequestHeaders.Add("Cookie", "est=of-the-client; other=too");
        client.DefaultRequestHeaders.Add("X-Operator-Key", "of-the-client");

        var headers = (await client.SeenAsync(Picture)).Headers;

        headers.Keys.ShouldNotContain("X-Api-Key", StringComparer.OrdinalIgnoreCase);
        headers.Keys.ShouldNotContain("X-Operator-Key", StringComparer.OrdinalIgnoreCase);
        headers.Keys.ShouldNotContain("Cookie", StringComparer.OrdinalIgnoreCase);
        headers["Authorization"].ShouldStartWith("Bearer eyJ");
        string.Join('\n', headers.Values).ShouldNotContain("of-the-client");
    }

    [Fact]
    public async Task A_passport_is_reused_for_a_while_and_then_renewed()
    {
        var own = await fixture.StartOwnAsync();
        var (_, key) = await own.Gateway.NewKeyAsync();
        async Task<string> PassportAsync() => (await own.Gateway.WithKey(key).SeenAsync(Picture)).Headers["Authorization"];

        var first = await PassportAsync();
        (await PassportAsync()).ShouldBe(first);
        own.Clock.Advance(TimeSpan.FromSeconds(21));
        (await PassportAsync()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_passport_is_worth_nothing_after_its_minute()
    {
        var own = await fixture.StartOwnAsync();
        var (_, key) = await own.Gateway.NewKeyAsync();
        var passport = AuthenticationHeaderValue.Parse((await own.Gateway.WithKey(key).SeenAsync(Picture)).Headers["Authorization"]);
        using var stolen = new HttpClient { BaseAddress = new Uri(own.Service.Address), DefaultRequestHeaders = { Authorization = passport } };

        (await stolen.GetAsync(Picture)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stolen.GetAsync("/api/1883/pictures/2026-W47")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        own.Clock.Advance(TimeSpan.FromSeconds(66));        // a minute, and the five seconds that clocks may differ by
        (await stolen.GetAsync(Picture)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_service_takes_no_passport_but_the_gateways()
    {
        await using var impostor = await PassportOffice.OpenAsync();
        using var client = new HttpClient { BaseAddress = new Uri(fixture.Service.Address) };

        (await client.GetAsync(Picture)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Authorization = new("Bearer", impostor.Issue(PassportOffice.Of("1862", "samordnare")));
        (await client.GetAsync(Picture)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Replicas_and_restarts_sign_with_the_same_key()
    {
        var own = await fixture.StartOwnAsync();
        var first = await KeyIdsAsync(own.Gateway);

        var replica = own.StartReplica();
        (await KeyIdsAsync(replica)).ShouldBe(first);
        await replica.DisposeAsync();
        (await KeyIdsAsync(own.StartReplica())).ShouldBe(first);
        first.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_private_key_lies_encrypted_in_the_database()
    {
        var kept = await fixture.Database.ValueAsync<byte[]>("select protected_private_key from signing_keys");

        using var reader = System.Security.Cryptography.ECDsa.Create();
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => reader.ImportPkcs8PrivateKey(kept, out _));
    }

    [Fact]
    public async Task A_signing_key_is_followed_by_one_that_is_published_before_it_signs()
    {
        var own = await fixture.StartOwnAsync();
        var (_, key) = await own.Gateway.NewKeyAsync();
        var first = await KeyIdsAsync(own.Gateway);

        own.Clock.Advance(TimeSpan.FromDays(61));
        var both = await Eventually.SeesAsync("the successor is published", () => KeyIdsAsync(own.Gateway), ids => ids.Count == 2);
        (await SignerAsync()).ShouldBe(first[0]);

        own.Clock.Advance(TimeSpan.FromMinutes(6));
        (await SignerAsync()).ShouldBe(both.Except(first).Single());

        own.Clock.Advance(TimeSpan.FromDays(30));
        (await KeyIdsAsync(own.Gateway)).ShouldNotContain(first[0]);

        async Task<string> SignerAsync()
        {
            var token = (await own.Gateway.WithKey(key).SeenAsync(Picture)).Headers["Authorization"]["Bearer ".Length..];
            return new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).Kid;
        }
    }

    [Fact]
    public async Task The_published_keys_have_no_private_part()
    {
        var keys = await fixture.Gateway.CreateClient().GetFromJsonAsync<JsonNode>("/.well-known/jwks.json");

        keys!["keys"]!.AsArray().ShouldHaveSingleItem()!.AsObject().Select(member => member.Key)
            .ShouldBe(["kty", "crv", "x", "y", "kid", "alg", "use"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_trace_of_the_caller_goes_on_in_the_service()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync();
        var client = fixture.Gateway.WithKey(key);
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        (await client.SeenAsync(Picture)).Headers["traceparent"].ShouldStartWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    private static async Task<List<string>> KeyIdsAsync(GatewayHost gateway)
    {
        var keys = await gateway.CreateClient().GetFromJsonAsync<JsonNode>("/.well-known/jwks.json");
        return [.. keys!["keys"]!.AsArray().Select(key => key!["kid"]!.GetValue<string>())];
    }
}
