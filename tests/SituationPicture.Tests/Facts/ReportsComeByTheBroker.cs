using Est.Contracts;

namespace Est.SituationPicture.Tests.Facts;

/// <summary>From the queue picture-reports-recorded to the picture, with nothing in between left out.</summary>
public sealed class ReportsComeByTheBroker(PictureApp app)
{
    [Fact]
    public async Task A_published_report_is_seen_in_the_picture()
    {
        var (one, other) = (PictureApp.NewMunicipality(), PictureApp.NewMunicipality());
        await app.PublishAsync(new ReportsRecorded(one, DateTimeOffset.UtcNow, [Made.NewReport(), Made.NewReport()]));
        await app.PublishAsync(new ReportsRecorded(other, DateTimeOffset.UtcNow, [Made.NewReport()]));
        foreach (var (kommun, total) in new[] { (one, 2), (other, 1) })
            await Eventually.SeesAsync($"the picture shows {total}",
                async () => (int)(await app.GetAsync(kommun, "pictures/2026-W47"))["total"]!, seen => seen == total);
    }
}
