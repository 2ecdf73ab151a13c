using System.Diagnostics;

namespace Est.Testing;

/// <summary>Waits for what happens in the background by asking again and again, and says what it saw last.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="what">The sentence of the failure, e.g. "the outbox is empty".</param>
    public static async Task<T> SeesAsync<T>(string what, Func<Task<T>> look, Func<T, bool> right, TimeSpan? patience = null)
    {
        var limit = patience ?? Patience;
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var seen = await look();
            if (right(seen)) return seen;
            if (watch.Elapsed > limit) throw new TimeoutException($"After {limit.TotalSeconds:0} s it was not so that {what}; last seen: {seen}");
            await Task.Delay(20);
        }
    }
}
