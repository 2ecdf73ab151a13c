using Est.Contracts;
using Est.ServiceDefaults.Municipalities;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Hosting;

namespace Est.SituationPicture.Tests.Signals;

/// <summary>Nobody has to ask: the service looks some seconds after reports were counted.</summary>
public sealed class SignalsAreLookedFor(SignalsAreLookedFor.WatchedApp app) : IClassFixture<SignalsAreLookedFor.WatchedApp>
{
    /// <summary>The service with its watch, which <see cref="PictureApp"/> leaves out.</summary>
    public sealed class WatchedApp() : ServiceApp<PictureDb>("picture-db", host => host.UseSetting("services:intake:http:0", "http://intake")), IAsyncLifetime
    {
        public ValueTask InitializeAsync() => StartAsync();
    }

    [Fact]
    public async Task After_reports_were_counted()
    {
        var kommun = Municipalities.ByCode("1862")!.Code;
        var now = DateTimeOffset.UtcNow;
        var reports = Enumerable.Range(1, 20).Append(0).SelectMany(weeks => Enumerable.Range(0, weeks == 0 ? 20 : 1)
            .Select(_ => Made.NewReport() with { OccurredFrom = now.AddDays(-7 * weeks), OccurredTo = null }));
        await app.Services.DeliverAsync<OnReportsRecorded, ReportsRecorded>(new ReportsRecorded(kommun, now, [.. reports]), Guid.NewGuid());

        var waited = System.Diagnostics.Stopwatch.StartNew();
        var found = 0;
        while (found == 0 && waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            found = (await app.GetAsync(kommun, "signals"))["signals"]!.AsArray().Count;
        }
        found.ShouldBe(1, $"after {waited.Elapsed}");
    }
}
