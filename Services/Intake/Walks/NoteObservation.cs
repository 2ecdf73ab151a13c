using Est.Intake.Categories;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Walks;

/// <summary>
/// Notes what those who walked saw, good or bad, changes a note or takes it away. Where the net comes and goes, a phone chooses the note's id
/// and sends it with PUT as often as it takes.
/// </summary>
public static class NoteObservation
{
    private const int Longest = 1000, Most = 200;

    /// <summary>What a good thing is reported as when no category is said.</summary>
    private const string Calm = "lugnt";

    /// <param name="What">At most 1,000 characters; about the place, never about a person.</param>
    /// <param name="Category">Code of one of the kommun's categories; may be left out of something good.</param>
    /// <param name="Severity">1 to 3; 1 when absent.</param>
    /// <param name="Positive">Something good about the place.</param>
    public sealed record Request(string? What, string? Category, int? Severity, bool? Positive, double? Lon, double? Lat);

    public static Task<Results<Ok<Walk>, ProblemHttpResult>> Add(
        string municipality, Guid id, Request request, Taxonomies taxonomies, WalkGuard guard, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        Put(municipality, id, Guid.CreateVersion7(), request, taxonomies, guard, sources, clock, ct);

    public static async Task<Results<Ok<Walk>, ProblemHttpResult>> Put(
        string municipality, Guid id, Guid observation, Request request, Taxonomies taxonomies, WalkGuard guard, ServiceDataSources sources, TimeProvider clock,
        CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var positive = request.Positive == true;
        var what = (await guard.OfAsync(municipality, ct)).Text(request.What, Longest, "what", isRequired: true, errors);
        var category = request.Category ?? (positive ? Calm : null);
        ReportRules.CheckCategory(category, await taxonomies.OfAsync(municipality, ct), errors);
        if (request.Severity is < 1 or > 3) errors.Refuse("severity", "out-of-range", "Must be 1, 2 or 3.");
        if (request.Lon is null != request.Lat is null) errors.Refuse(request.Lon is null ? "lon" : "lat", "required", "A place has both lon and lat.");
        else if (request is { Lon: { } lon, Lat: { } lat } && !Municipalities.ByCode(municipality)!.Covers(lon, lat, ReportRules.MarginKilometres))
            errors.Refuse("lon", "outside-municipality", "The place lies more than 10 km outside the kommun. Are lon and lat in WGS 84 degrees, and not swapped?");
        if (errors.Count > 0) return Problems.Invalid(errors);

        return await ChangeWalk.ByPersonAsync(sources, municipality, id, clock, mayBePublished: false, async held =>
        {
            if (held.Walk.Observations.Count >= Most && held.Walk.Observations.All(o => o.Id != observation))
                return Problems.Invalid([new FieldError("", "too-many", $"A walk has at most {Most} observations.")]);
            return await held.Connection.RunAsync(ct,
                """
                insert into walk_observations as known (municipality, walk, id, noted_at, what, category, severity, positive, lon, lat)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                on conflict (municipality, id) do update set
                    what = excluded.what, category = excluded.category, severity = excluded.severity, positive = excluded.positive, lon = excluded.lon, lat = excluded.lat
                where known.walk = excluded.walk
                """, municipality, id, observation, clock.GetUtcNow(), what, category, (short)(request.Severity ?? 1), positive, request.Lon, request.Lat) == 1
                ? null : Problems.NotFound("observation");
        }, ct);
    }

    public static Task<Results<Ok<Walk>, ProblemHttpResult>> Remove(
        string municipality, Guid id, Guid observation, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        ChangeWalk.ByPersonAsync(sources, municipality, id, clock, mayBePublished: false, async held => await held.Connection.RunAsync(ct,
            "delete from walk_observations where municipality = $1 and walk = $2 and id = $3", municipality, id, observation) == 1 ? null : Problems.NotFound("observation"), ct);
}
