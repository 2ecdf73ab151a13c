using System.Net;
using Est.Contracts;
using Est.FollowUp.Webhooks;

namespace Est.FollowUp.Tests.Webhooks;

/// <summary>The rules of webhooks that need no server: signature, back-off, addresses, and what stands in a body.</summary>
public sealed class WhatASubscriberCanCheck
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_signature_is_that_of_standard_webhooks()
    {
        // The example of the specification's reference libraries (github.com/standard-webhooks/standard-webhooks).
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Signature.Of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1_614_265_330), """{"test": 2432232314}""")
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Theory]
    [InlineData(0, "id", "body", true)]
    [InlineData(299, "id", "body", true)]
    [InlineData(301, "id", "body", false)]
    [InlineData(-301, "id", "body", false)]
    [InlineData(0, "other", "body", false)]
    [InlineData(0, "id", "changed", false)]
    public void A_delivery_is_taken_only_when_it_is_fresh_and_unchanged(int secondsLater, string id, string body, bool isValid)
    {
        var secret = Signature.NewSecret();
        var signed = Signature.Of(secret, "id", Noon, "body");
        Signature.IsValid(secret, id, $"{Noon.ToUnixTimeSeconds()}", body, $"v1,AAAA {signed}", Noon.AddSeconds(secondsLater)).ShouldBe(isValid);
        Signature.IsValid(Signature.NewSecret(), id, $"{Noon.ToUnixTimeSeconds()}", body, signed, Noon.AddSeconds(secondsLater)).ShouldBeFalse();
    }

    [Fact]
    public void Attempts_come_ever_more_seldom_and_go_on_for_more_than_a_day()
    {
        var waits = Enumerable.Range(1, 60).Select(failures => (Least: BackOff.After(failures, 0), Most: BackOff.After(failures, 1))).ToList();
        waits.Take(4).Select(w => w.Most.TotalSeconds).ShouldBe([10, 20, 40, 80]);
        waits.ShouldAllBe(w => w.Least == w.Most / 2 && w.Most <= TimeSpan.FromHours(2));
        waits.Zip(waits.Skip(1)).ShouldAllBe(pair => pair.First.Most <= pair.Second.Most);
        BackOff.GivenUpAfter.ShouldBeGreaterThan(TimeSpan.FromDays(1));
        BackOff.After(2_000_000, 0.5).ShouldBe(TimeSpan.FromMinutes(90));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("2a00:1450:4001::1", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.8.0.9", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::7f00:1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_addresses_of_the_open_internet_are_called(string address, bool isPublic) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public void A_body_is_a_cloud_event_without_counts_and_free_text()
    {
        var told = new PictureAgreed("1862", Noon, "2026-W47", 2, [new AgreedArea("bruket", "Bruket", "red", "Hemligt skäl", 12)], ["Torget"], [new OrganisationReporting("Skolan", 12, false)]);
        WebhookEvent.Of(told).ToCloudEvent(Guid.Parse("0197e3a0-0000-7000-8000-000000000001"), "1862", Noon, "https://est.example.se").ShouldBe(
            """{"specversion":"1.0","id":"0197e3a0-0000-7000-8000-000000000001","source":"https://est.example.se/1862","type":"est.picture.agreed","subject":"2026-W47","time":"2026-11-20T12:00:00+00:00","datacontenttype":"application/json","municipality":"1862","link":"https://est.example.se/1862/lagesbild/2026-W47","data":{"week":"2026-W47","version":2,"areas":[{"area":"bruket","name":"Bruket","level":"red"}]}}""");
    }
}
