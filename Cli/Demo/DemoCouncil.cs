using System.Globalization;
using System.Net.Http.Json;

namespace Est.Cli.Demo;

/// <summary>The council that the kommuner of the demonstration have together, and its report of the latest quarter that is over.</summary>
/// <param name="asCoordinator">Sends a request with a key of the kommun's coordinator.</param>
internal sealed class DemoCouncil(DateOnly today, Func<DemoKommun, HttpMethod, string, HttpContent?, Task<string>> asCoordinator)
{
    public async Task LoadAsync()
    {
        var codes = DemoKommun.All.Select(kommun => kommun.Code).ToList();
        var quarter = today.AddMonths(-3);
        var period = string.Create(CultureInfo.InvariantCulture, $"{quarter.Year}-Q{(quarter.Month - 1) / 3 + 1}");
        if ((await asCoordinator(DemoKommun.All[0], HttpMethod.Get, "council", null)).Contains($"\"{period}\"", StringComparison.Ordinal)) return;
        // Each kommun agrees for itself; then one publishes for all.
        foreach (var kommun in DemoKommun.All)
            await asCoordinator(kommun, HttpMethod.Put, "council", JsonContent.Create(new { name = "LokBrå Karlskoga/Degerfors", municipalities = codes }));
        await asCoordinator(DemoKommun.All[0], HttpMethod.Post, $"council/{period}/publish",
            JsonContent.Create(new { text = "Under kvartalet fick gångvägarna vid torget ny belysning, och vakter och polis gick gemensam rond på helgkvällar." }));
    }
}
