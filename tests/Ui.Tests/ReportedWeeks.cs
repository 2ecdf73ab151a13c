using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>Twelve reports in week 10 of 2019 and five in the week before, posted to Degerfors as an integration posts them.</summary>
public sealed class ReportedWeeks : IAsyncLifetime
{
    public const string Week = "2019-W10";

    /// <summary>What the API says of the week: what the page must show.</summary>
    public JsonNode Picture { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var reporter = await RunningEst.ClientAsync("1862", organisation: "Degerforsbyggen");
        await ReportAsync(reporter, "2019-02-27T22:15:00+01:00", ("skadegorelse", 2), ("klotter", 3));
        await ReportAsync(reporter, "2019-03-08T22:15:00+01:00", ("skadegorelse", 8), ("klotter", 3), ("brand", 1));

        using var reader = await RunningEst.ClientAsync("1862", "analytiker", "Degerfors kommun");
        Picture = await Eventually.SeesAsync("the picture has counted the reports", () => RunningEst.PictureAsync(reader, "1862", Week),
            picture => (int)picture["total"]! == 12 && (int)picture["lastWeek"]! == 5);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task ReportAsync(HttpClient client, string time, params (string Category, int Count)[] categories)
    {
        foreach (var (category, count) in categories)
        {
            for (var number = 1; number <= count; number++)
            {
                // The same ids each time: tests that run again on the same data count nothing twice.
                var report = RunningEst.Report($"ui-{time[..10]}-{category}-{number}", body =>
                {
                    body["occurredFrom"] = time;
                    body["occurredTo"] = null;
                    body["category"] = category;
                });
                (await client.PostAsJsonAsync("/api/1862/reports", report)).EnsureSuccessStatusCode();
            }
        }
    }
}
