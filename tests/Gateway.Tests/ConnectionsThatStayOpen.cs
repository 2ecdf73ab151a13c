using System.Net.Http.Json;
using System.Net.WebSockets;

namespace Est.Gateway.Tests;

/// <summary>Whoever was let in once does not listen on when they no longer may.</summary>
public sealed class ConnectionsThatStayOpen(GatewayFixture fixture)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Are_cut_when_their_session_is_signed_out_and_no_others_are(bool isWebSocket)
    {
        var own = await fixture.StartOwnAsync();
        var (mine, theirs) = (await CookieAsync(own.Gateway), await CookieAsync(own.Gateway));
        await using var cut = await OpenConnection.OpenAsync(own.Gateway, "Cookie", mine, isWebSocket);
        await using var kept = await OpenConnection.OpenAsync(own.Gateway, "Cookie", theirs);
        own.Service.Live.ShouldBe(2);
        var browser = own.Gateway.With("Cookie", mine);
        browser.DefaultRequestHeaders.Add("X-Est-Csrf", "1");

        (await browser.StatusAsync("/session", HttpMethod.Delete)).ShouldBe("200");

        (await cut.HearsAsync()).ShouldBeFalse();
        (await kept.AnswersAsync()).ShouldBeTrue();
        await Eventually.SeesAsync("the service knows that one is gone", () => Task.FromResult(own.Service.Live), live => live == 1);
    }

    [Fact]
    public async Task Are_cut_on_every_replica()
    {
        var own = await fixture.StartOwnAsync();
        var cookie = await CookieAsync(own.Gateway);
        await using var elsewhere = await OpenConnection.OpenAsync(own.StartReplica(), "Cookie", cookie);
        var browser = own.Gateway.With("Cookie", cookie);
        browser.DefaultRequestHeaders.Add("X-Est-Csrf", "1");

        (await browser.StatusAsync("/session", HttpMethod.Delete)).ShouldBe("200");

        (await elsewhere.HearsAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("active = false"), InlineData("roles = array['lokbra']")]
    public async Task Are_cut_in_the_kommun_whose_administrator_changes_what_the_person_may_and_in_no_other(string change)
    {
        var own = await fixture.StartOwnAsync();
        var (anna, johan) = (await CookieAsync(own.Gateway), await CookieAsync(own.Gateway, "analytiker"));
        await using var cut = await OpenConnection.OpenAsync(own.Gateway, "Cookie", anna);
        await using var inKarlskoga = await OpenConnection.OpenAsync(own.Gateway, "Cookie", anna, municipality: "1883");
        await using var colleague = await OpenConnection.OpenAsync(own.Gateway, "Cookie", johan);

        await own.Database.ExecuteAsync($"update members set {change} where municipality = '1862' and name = 'Anna Bergström'");

        (await cut.HearsAsync()).ShouldBeFalse();
        (await inKarlskoga.AnswersAsync()).ShouldBeTrue();
        (await colleague.AnswersAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Do_not_keep_a_session_from_growing_idle()
    {
        var own = await fixture.StartOwnAsync();
        await using var cut = await OpenConnection.OpenAsync(own.Gateway, "Cookie", await CookieAsync(own.Gateway));
        var (_, key) = await own.Gateway.NewKeyAsync();
        await using var machine = await OpenConnection.OpenAsync(own.Gateway, "X-Api-Key", key);

        own.Clock.Advance(TimeSpan.FromHours(12));

        (await cut.HearsAsync()).ShouldBeFalse();
        (await machine.AnswersAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Are_cut_when_their_key_is_revoked()
    {
        var own = await fixture.StartOwnAsync();
        var (id, key) = await own.Gateway.NewKeyAsync();
        await using var cut = await OpenConnection.OpenAsync(own.Gateway, "X-Api-Key", key);

        (await own.Gateway.Operator.StatusAsync($"/access/keys/{id}/revoke", HttpMethod.Post)).ShouldBe("204");

        (await cut.HearsAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Are_not_opened_in_another_kommun_or_by_a_session_that_has_ended()
    {
        var own = await fixture.StartOwnAsync();
        await own.Gateway.Operator.PostAsJsonAsync("/access/municipalities", new { codes = new[] { "1880" } });
        var cookie = await CookieAsync(own.Gateway);

        (await RefusedAsync("1880")).ShouldContain("403");
        await own.Database.ExecuteAsync("delete from sessions");
        // Not asked of a service: an answer that is under way when the session ends is cut.
        await Eventually.SeesAsync("the session is over", () => own.Gateway.With("Cookie", cookie).GetStringAsync("/session"), answer => answer.StartsWith("""{"signedIn":false""", StringComparison.Ordinal));
        (await RefusedAsync("1862")).ShouldContain("401");

        async Task<string> RefusedAsync(string municipality) =>
            (await Should.ThrowAsync<WebSocketException>(() => OpenConnection.OpenAsync(own.Gateway, "Cookie", cookie, municipality: municipality))).Message;
    }

    private static async Task<string> CookieAsync(GatewayHost gateway, string persona = "samordnare")
    {
        using var answer = await gateway.CreateClient().PostAsJsonAsync("/session", new { persona });
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
