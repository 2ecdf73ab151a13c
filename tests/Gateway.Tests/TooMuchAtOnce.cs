using System.Net;
using Est.Gateway.Limits;

namespace Est.Gateway.Tests;

public sealed class TooMuchAtOnce(GatewayFixture fixture)
{
    private const string Picture = "/api/1862/pictures/2026-W47";

    [Fact]
    public async Task A_key_that_asks_more_than_its_measure_is_told_when_to_come_back_and_no_other_is_held_up()
    {
        var own = await StartAsync("Key", burst: 3);
        var (_, busy) = await own.Gateway.NewKeyAsync();
        var (_, other) = await own.Gateway.NewKeyAsync();
        for (var i = 0; i < 3; i++) (await own.Gateway.WithKey(busy).StatusAsync(Picture)).ShouldBe("200");

        using var answer = await own.Gateway.WithKey(busy).GetAsync(Picture);

        (await answer.DescribeAsync()).ShouldBe("429 too-many-requests");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        (await own.Gateway.WithKey(other).StatusAsync(Picture)).ShouldBe("200");
        own.Service.Received.ShouldBe(4, "what was too much reached no service");
    }

    [Fact]
    public async Task A_session_has_a_measure_of_its_own_whoever_else_the_person_is()
    {
        var own = await StartAsync("Session", burst: 3);
        var (busy, other) = (await own.Gateway.SignInAsync("samordnare"), await own.Gateway.SignInAsync("samordnare"));
        for (var i = 0; i < 3; i++) (await busy.StatusAsync(Picture)).ShouldBe("200");

        (await busy.StatusAsync(Picture)).ShouldBe("429 too-many-requests");
        (await other.StatusAsync(Picture)).ShouldBe("200");
    }

    [Fact]
    public async Task Wrong_keys_from_an_address_are_too_many_after_a_while_and_right_ones_from_there_still_pass()
    {
        var own = await StartAsync("Wrong", burst: 3);
        var (_, key) = await own.Gateway.NewKeyAsync();
        var wrong = own.Gateway.WithKey(key[..^1] + (key[^1] == 'A' ? 'B' : 'A'));
        for (var i = 0; i < 3; i++) (await wrong.StatusAsync(Picture)).ShouldBe("401 key-not-valid");

        using var answer = await wrong.GetAsync(Picture);

        (await answer.DescribeAsync()).ShouldBe("429 too-many-requests");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        (await own.Gateway.WithKey(key).StatusAsync(Picture)).ShouldBe("200");
        (await own.Gateway.Operator.StatusAsync("/access/keys")).ShouldBe("200");
        (await own.Gateway.With("X-Operator-Key", "wrong").StatusAsync("/access/keys")).ShouldBe("429 too-many-requests");
    }

    [Fact]
    public async Task Made_up_cookies_cost_no_query_once_they_are_too_many_and_a_session_that_is_known_goes_on()
    {
        var own = await StartAsync("Wrong", burst: 3);
        var browser = await own.Gateway.SignInAsync("samordnare");
        (await browser.StatusAsync(Picture)).ShouldBe("200");
        var wrong = own.Gateway.With("Cookie", "est=" + new string('A', 43));
        for (var i = 0; i < 3; i++) (await wrong.StatusAsync(Picture)).ShouldBe("401 not-signed-in");

        (await wrong.StatusAsync(Picture)).ShouldBe("429 too-many-requests");
        (await wrong.StatusAsync("/session")).ShouldBe("200", "who asks only whether one is signed in is answered");
        (await browser.StatusAsync(Picture)).ShouldBe("200");
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("::1", "::")]
    public void An_address_is_counted_by_what_one_sender_has(string address, string network) =>
        WrongCredentials.Network(IPAddress.Parse(address)).ShouldBe(IPAddress.Parse(network));

    [Fact]
    public void A_limit_of_nothing_is_a_mistake_that_is_said_at_start()
    {
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager { ["Est:Limits:Key:Burst"] = "0", ["Est:Limits:Key:Each"] = "1" };

        Should.Throw<InvalidOperationException>(() => LimitSettings.Of(settings)).Message.ShouldStartWith("Est:Limits:");
    }

    private Task<OwnGateway> StartAsync(string what, int burst) => fixture.StartOwnAsync(new()
    {
        [$"Est:Limits:{what}:Burst"] = burst.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [$"Est:Limits:{what}:Each"] = "1",
        [$"Est:Limits:{what}:Period"] = "01:00:00",
    });
}
