using System.Net;
using System.Net.Http.Headers;

namespace Est.Intake.Feeds.Polisen.Live;

/// <summary>When the live address may be called again. Pure.</summary>
public static class PollPace
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Refused = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <param name="answer">Null when there was none in time, or none that could be read.</param>
    /// <param name="failures">How many calls in a row have failed, this one included.</param>
    /// <returns>Null for never: the police's rules take a 404 to be for good.</returns>
    public static TimeSpan? Wait(HttpStatusCode? answer, RetryConditionHeaderValue? retryAfter, int failures, TimeSpan every, DateTimeOffset now) => answer switch
    {
        HttpStatusCode.OK => every,
        HttpStatusCode.NotFound => null,
        HttpStatusCode.Forbidden => Later(Refused, every),
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable when Asked(retryAfter, now) is { } asked => Later(asked, every),
        _ => Later(Doubled(every, failures), every),
    };

    private static TimeSpan? Asked(RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        var asked = retryAfter?.Delta ?? (retryAfter?.Date is { } date ? date - now : null);
        return asked > LongestAsked ? LongestAsked : asked;
    }

    private static TimeSpan Doubled(TimeSpan every, int failures)
    {
        var wait = every * Math.Pow(2, Math.Min(failures, 10));
        return wait < Longest ? wait : Longest;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
