using System.Text.Json;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Areas;

/// <summary>
/// Gives the kommun new areas: a new version, in which reports count from now on. A job moves what was reported before to where it
/// now belongs, a part at a time, so that intake goes on.
/// </summary>
public static class ChangeAreas
{
    /// <param name="Job">Ask how far it is at <c>/areas/jobs/{job}</c>.</param>
    public sealed record Answer(int Version, Guid Job, IReadOnlyList<AreaWarning> Warnings);

    public static async Task<Results<Accepted<Answer>, ProblemHttpResult>> Handle(
        string municipality, JsonElement body, Passport passport, ServiceDataSources sources, AreaMaps areaMaps, AreaJobs jobs, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var given = AreaInput.Read(body, municipality, clock.Today(), errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        var (version, job) = await StoreAsync(municipality, given.Areas, passport.Subject, sources, areaMaps, clock, ct);
        jobs.Begin(municipality);
        return TypedResults.Accepted($"/api/{municipality}/areas/jobs/{job}", new Answer(version, job, AreaWarnings.Of(given)));
    }

    /// <summary>The new version and its job commit together: a version whose facts nobody moves cannot be.</summary>
    public static async Task<(int Version, Guid Job)> StoreAsync(
        string municipality, IReadOnlyList<Area> areas, string by, ServiceDataSources sources, AreaMaps areaMaps, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await transaction.LockAsync(municipality, ct);
        var before = await areaMaps.CurrentAsync(transaction, municipality, ct);
        var after = await areaMaps.ChangeAsync(transaction, municipality, before.Version + 1, areas, by, ct);
        var job = await MoveFacts.BeginAsync(transaction, municipality, after.Version, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return (after.Version, job);
    }
}
