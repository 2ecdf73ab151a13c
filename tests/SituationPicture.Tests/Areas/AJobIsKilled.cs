using System.Text.Json;
using Est.Contracts;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Areas;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Est.SituationPicture.Tests.Areas;

/// <summary>
/// The DeSO areas 1883A0010 and 1883A0020 of Karlskoga became 1883A0030 (Statistics Sweden, February 2020). The job that moves the reports dies
/// in the middle of it, as by SIGKILL: what is left are its steps that committed. Reports come, change and are taken back meanwhile.
/// </summary>
public sealed class AJobIsKilled(PictureApp app)
{
    private const string West = "1883A0010", East = "1883A0020", Merged = "1883A0030";
    private readonly Municipality kommun = Municipalities.ByCode(PictureApp.NewMunicipality())!;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task And_goes_on_at_the_next_start_where_it_was()
    {
        using (var put = await app.PutAreasAsync(kommun.Code, Made.Areas(Half(West, 0), Half(East, 0.05)))) put.EnsureSuccessStatusCode();
        var reports = Enumerable.Range(0, 10).Select(i => In(i % 2 * 0.05) with { Id = Id(i) }).ToArray();
        await app.ReceiveAsync(kommun.Code, reports);

        var job = await MergeAsync();
        await StepAsync(count: 3);
        await StepAsync(count: 3);
        // Between two steps: one more, one that moves, one taken back on either side of where the job is.
        await app.ReceiveAsync(kommun.Code, In(0.05) with { Id = Id(10) }, reports[0] with { Revision = 2, Retracted = true }, reports[9] with { Revision = 2, Retracted = true },
            reports[1] with { Revision = 2, Lon = kommun.MinLon + 5 }, reports[8] with { Revision = 2, Lon = kommun.MinLon + 5 });
        (await StateAsync(job)).ShouldBe("running 6");

        await using (var broker = await TestBroker.CreateAsync("restart"))
        await using (var office = await PassportOffice.OpenAsync())
        await using (var next = new TestService<PictureDb>("picture-db", app.Database, broker, office,
            new Dictionary<string, string> { ["services:intake:http:0"] = "http://intake" },
            host => host.ConfigureServices(services => services.Remove(services.Single(s => s.ImplementationType?.Name == "Relay")))))
        {
            next.CreateClient().Dispose();
            await app.JobAsync(kommun.Code, job.ToString());
        }

        (await StateAsync(job)).ShouldBe("done 11");
        (await app.Database.ListAsync<string>("""
            select concat_ws(' ', area, count, severities) from weekly_counts where municipality = $1 order by area collate "C"
            """, kommun.Code)).ShouldBe([$"{kommun.Code} 9 18", $"{West} 0 0", $"{East} 0 0", $"{Merged} 7 14"], ignoreOrder: true);
        (await app.Database.ListAsync<string>("""
            select concat_ws(' ', area, sum(hour)) from weekly_hours, unnest(millionths) hour where municipality = $1 group by area having sum(hour) <> 0
            """, kommun.Code)).ShouldBe([$"{kommun.Code} 9000000", $"{Merged} 7000000"], ignoreOrder: true);
    }

    /// <summary>Makes the version and its job as the request does, and wakes nobody.</summary>
    private async Task<Guid> MergeAsync()
    {
        var errors = new List<FieldError>();
        var merged = JsonSerializer.SerializeToElement(Made.Areas(Made.Square(Merged, kommun.MinLon, kommun.MinLat, 0.1)));
        var given = AreaInput.Read(merged, kommun.Code, new DateOnly(2026, 11, 22), errors);
        errors.ShouldBeEmpty();
        return (await ChangeAreas.StoreAsync(kommun.Code, given.Areas, "test", app.Services.GetRequiredService<ServiceDataSources>(),
            app.Services.GetRequiredService<AreaMaps>(), TimeProvider.System, Ct)).Job;
    }

    private async Task StepAsync(int count)
    {
        await using var connection = await app.Services.GetRequiredService<ServiceDataSources>().App.OpenAsync(kommun.Code, Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        (await MoveFacts.StepAsync(transaction, kommun.Code, app.Services.GetRequiredService<AreaMaps>(), DateTimeOffset.UtcNow, Ct, count)).ShouldBeTrue();
        await transaction.CommitAsync(Ct);
    }

    private Task<string?> StateAsync(Guid job) =>
        app.Database.ValueAsync<string>("select concat_ws(' ', state, done) from area_jobs where id = $1", job);

    private System.Text.Json.Nodes.JsonObject Half(string code, double east) => Made.Square(code, kommun.MinLon + east, kommun.MinLat, 0.05);

    /// <summary>Ids in the order in which the job takes them.</summary>
    private static Guid Id(int i) => new(i + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private RecordedReport In(double east) =>
        Made.NewReport() with { Precision = "point", Lon = kommun.MinLon + east + 0.005, Lat = kommun.MinLat + 0.005 };
}
