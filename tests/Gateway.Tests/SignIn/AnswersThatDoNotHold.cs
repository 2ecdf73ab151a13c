using System.Web;

namespace Est.Gateway.Tests.SignIn;

public sealed class AnswersThatDoNotHold(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    private const string Failed = "/logga-in?fel=failed&till=/1862/start";
    private const string Expired = "/logga-in?fel=expired";

    [Fact]
    public async Task A_code_signs_in_once_even_in_the_same_browser_with_the_same_cookies()
    {
        using var browser = new Browser(fixture.Own.Gateway);
        var callback = await browser.ToCallbackAsync(await SomeoneAsync());
        var cookies = browser.Cookies;
        (await browser.FollowAsync(callback)).ShouldBe("/1862/start");

        (await browser.FollowAsync(callback)).ShouldBe(Expired);
        using var again = new Browser(fixture.Own.Gateway) { Cookies = cookies };
        (await again.FollowAsync(callback)).ShouldBe(Failed);
        again.Cookies.ShouldBe("");
    }

    [Fact]
    public async Task Another_state_than_the_browser_was_given_is_refused()
    {
        using var browser = new Browser(fixture.Own.Gateway);
        var callback = await browser.ToCallbackAsync(await SomeoneAsync());
        var parts = HttpUtility.ParseQueryString(callback.Query);
        parts["state"] = (parts["state"]![0] == 'A' ? "B" : "A") + parts["state"]![1..];

        (await browser.FollowAsync(new Uri(callback, "?" + parts))).ShouldBe(Expired);
        browser.Cookies.ShouldBe("");
    }

    [Fact]
    public async Task Somebody_elses_answer_signs_nobody_in()
    {
        using var attacker = new Browser(fixture.Own.Gateway);
        var theirs = await attacker.ToCallbackAsync(await SomeoneAsync());
        using var victim = new Browser(fixture.Own.Gateway);
        (await victim.FollowAsync(theirs)).ShouldBe(Expired);

        await victim.BeginAsync();
        (await victim.FollowAsync(theirs)).ShouldBe(Expired);
        victim.Cookies.ShouldBe("");
    }

    [Theory]
    [InlineData("est-sign-in=AAAA"), InlineData("est-sign-in=!"), InlineData("est-sign-in=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_cookie_that_Est_did_not_make_is_none(string cookie)
    {
        using var browser = new Browser(fixture.Own.Gateway) { Cookies = cookie };

        (await browser.FollowAsync(new Uri(fixture.Own.Gateway.ClientOptions.BaseAddress, "/session/callback?code=x&state=y"))).ShouldBe(Expired);
    }

    [Fact]
    public async Task An_ID_token_for_another_program_signs_nobody_in()
    {
        // A token of this provider with a true signature, made for a program whose client id is not ours.
        var other = await fixture.StartOwnAsync(fixture.Provider, ("Est:SignIn:ClientId", "another-system"), ("Est:SignIn:ClientSecret", "another-system secret"));
        using (var there = new Browser(other.Gateway)) (await there.SignInAsync(await SomeoneAsync())).ShouldBe("/1862/start");
        using var browser = new Browser(fixture.Own.Gateway);
        var callback = await browser.ToCallbackAsync(await SomeoneAsync());

        await fixture.Provider.SwapIdTokenAsync((await fixture.Provider.IdTokensAsync())[^1]);
        try
        {
            (await browser.FollowAsync(callback)).ShouldBe(Failed);
        }
        finally
        {
            await fixture.Provider.SwapIdTokenAsync(null);
        }
        fixture.Own.Gateway.Log.Lines.ShouldContain(line => line.Contains("SecurityTokenInvalidAudienceException"));
    }

    [Fact]
    public async Task An_ID_token_of_another_sign_in_signs_nobody_in()
    {
        using (var before = new Browser(fixture.Own.Gateway)) await before.SignInAsync(await SomeoneAsync());
        using var browser = new Browser(fixture.Own.Gateway);
        var callback = await browser.ToCallbackAsync(await SomeoneAsync());

        // For us, by the provider, in time: but its nonce is that of another sign-in.
        await fixture.Provider.SwapIdTokenAsync((await fixture.Provider.IdTokensAsync())[^1]);
        try
        {
            (await browser.FollowAsync(callback)).ShouldBe(Failed);
        }
        finally
        {
            await fixture.Provider.SwapIdTokenAsync(null);
        }
    }

    [Theory]
    [InlineData("none"), InlineData("changed")]
    public async Task An_ID_token_that_the_provider_did_not_sign_signs_nobody_in(string how)
    {
        using (var before = new Browser(fixture.Own.Gateway)) await before.SignInAsync(await SomeoneAsync());
        var parts = (await fixture.Provider.IdTokensAsync())[^1].Split('.');
        using var browser = new Browser(fixture.Own.Gateway);
        var callback = await browser.ToCallbackAsync(await SomeoneAsync());

        var header = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        await fixture.Provider.SwapIdTokenAsync(how == "none" ? $"{header}.{parts[1]}." : $"{parts[0]}.{parts[1]}.{parts[2][..^8]}AAAAAAAA");
        try
        {
            (await browser.FollowAsync(callback)).ShouldBe(Failed);
        }
        finally
        {
            await fixture.Provider.SwapIdTokenAsync(null);
        }
    }

    [Fact]
    public async Task An_expired_ID_token_signs_nobody_in()
    {
        var own = await fixture.StartOwnAsync();
        using var browser = new Browser(own.Gateway);
        var callback = await browser.ToCallbackAsync(await SomeoneAsync());

        // The provider's tokens live for a minute by its own clock.
        own.Clock.Advance(TimeSpan.FromMinutes(5));

        (await browser.FollowAsync(callback)).ShouldBe(Failed);
        own.Gateway.Log.Lines.ShouldContain(line => line.Contains("SecurityTokenInvalidLifetimeException"));
    }

    [Fact]
    public async Task A_sign_in_that_took_more_than_ten_minutes_must_begin_anew()
    {
        var own = await fixture.StartOwnAsync();
        using var browser = new Browser(own.Gateway);
        var callback = await browser.ToCallbackAsync(await SomeoneAsync());

        own.Clock.Advance(TimeSpan.FromMinutes(10));

        (await browser.FollowAsync(callback)).ShouldBe(Expired);
    }

    [Fact]
    public async Task When_the_provider_changes_its_keys_the_next_sign_in_works()
    {
        await using var provider = await IdentityProvider.StartAsync();
        var own = await fixture.StartOwnAsync(provider);
        var subject = await provider.AddPersonAsync(new { groups = new[] { "est-samordnare" } });
        using (var before = new Browser(own.Gateway)) (await before.SignInAsync(subject)).ShouldBe("/1862/start");
        var old = (await provider.IdTokensAsync())[^1];

        await provider.RotateKeysAsync();
        // A made-up key id must not make the gateway ask at every request: it asks again after ten seconds.
        own.Clock.Advance(TimeSpan.FromSeconds(10));

        using var browser = new Browser(own.Gateway);
        (await browser.SignInAsync(subject)).ShouldBe("/1862/start");
        (await provider.IdTokensAsync())[^1].Split('.')[0].ShouldNotBe(old.Split('.')[0]);
    }

    private Task<string> SomeoneAsync() => fixture.Provider.AddPersonAsync(new { groups = new[] { "est-samordnare" } });
}
