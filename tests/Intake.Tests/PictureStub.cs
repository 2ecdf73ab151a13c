using System.Collections.Concurrent;
using Est.Intake.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Est.Intake.Tests;

/// <summary>Stands where SituationPicture stands and says in which area a report counts, as a test has told it.</summary>
public sealed class PictureStub : IAsyncDisposable
{
    private readonly WebApplication app;

    private PictureStub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/internal/{municipality}/facts/areas", (ReportAreas.Question question, HttpRequest request) =>
        {
            if (!request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal)) return Results.Unauthorized();
            return question.Reports.Any(Silent.ContainsKey)
                ? Results.StatusCode(503)
                : Results.Json(new ReportAreas.Answer(question.Reports.Where(Areas.ContainsKey).ToDictionary(id => id, id => Areas[id])));
        });
    }

    public ConcurrentDictionary<Guid, string> Areas { get; } = new();

    /// <summary>Reports about which it cannot be asked just now.</summary>
    public ConcurrentDictionary<Guid, bool> Silent { get; } = new();

    public string Address => app.Urls.Single();

    public static async Task<PictureStub> OpenAsync()
    {
        var stub = new PictureStub();
        await stub.app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
