using System.Net;
using System.Net.Http.Headers;
using Est.Intake.Feeds.Polisen.Live;
using FsCheck;
using FsCheck.Fluent;

namespace Est.Intake.Tests.Feeds;

/// <summary>How long to wait before the police are asked again.</summary>
public sealed class PollPaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    [Fact]
    public void After_an_answer_it_is_the_usual_time() => Wait(HttpStatusCode.OK).ShouldBe(Every);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 40)]
    [InlineData(4, 60)]
    [InlineData(50, 60)]
    public void After_failures_it_doubles_up_to_an_hour(int failures, int minutes)
    {
        foreach (var answer in new HttpStatusCode?[] { null, HttpStatusCode.InternalServerError, HttpStatusCode.TooManyRequests, HttpStatusCode.MovedPermanently })
            Wait(answer, failures).ShouldBe(TimeSpan.FromMinutes(minutes), $"{answer}");
    }

    [Fact]
    public void When_told_how_long_it_is_that_long_and_never_less_than_usual()
    {
        Wait(HttpStatusCode.TooManyRequests, retryAfter: new(TimeSpan.FromMinutes(17))).ShouldBe(TimeSpan.FromMinutes(17));
        Wait(HttpStatusCode.TooManyRequests, retryAfter: new(Now.AddMinutes(42))).ShouldBe(TimeSpan.FromMinutes(42));
        Wait(HttpStatusCode.TooManyRequests, retryAfter: new(TimeSpan.FromSeconds(3))).ShouldBe(Every);
        Wait(HttpStatusCode.TooManyRequests, retryAfter: new(TimeSpan.FromDays(400))).ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public void When_refused_it_is_an_hour() => Wait(HttpStatusCode.Forbidden).ShouldBe(TimeSpan.FromHours(1));

    [Fact]
    public void When_the_address_is_gone_it_is_never() => Wait(HttpStatusCode.NotFound).ShouldBeNull();

    [Fact]
    public void It_is_never_less_than_a_minute() =>
        Prop.ForAll(
            (from status in Gen.Elements([null, .. Enum.GetValues<HttpStatusCode>().Cast<HttpStatusCode?>()])
             from seconds in Gen.Choose(-1000, 100_000)
             from failures in Gen.Choose(0, 1000)
             from every in Gen.Choose(60, 3600)
             select (status, seconds, failures, every)).ToArbitrary(),
            c => PollPace.Wait(c.status, c.seconds < 0 ? null : new(TimeSpan.FromSeconds(c.seconds)), c.failures, TimeSpan.FromSeconds(c.every), Now) is not { } wait
                || wait >= TimeSpan.FromMinutes(1))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, "https://polisen.se/api/events", 300)]
    [InlineData(" ", "https://polisen.se/api/events", 300)]
    [InlineData("Est (Degerfors kommun)", "https://polisen.se/api/events", 59)]
    [InlineData("Est (Degerfors kommun)", "http://polisen.se/api/events", 300)]
    public void Settings_that_break_the_polices_rules_are_refused(string? userAgent, string address, int seconds) =>
        Should.Throw<InvalidOperationException>(new PollSettings { UserAgent = userAgent, Address = new Uri(address), Every = TimeSpan.FromSeconds(seconds) }.Check);

    private static TimeSpan? Wait(HttpStatusCode? answer, int failures = 1, RetryConditionHeaderValue? retryAfter = null) =>
        PollPace.Wait(answer, retryAfter, failures, Every, Now);
}
