using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.ServiceDefaults.ReadModels;

/// <summary>The counts per area and week that a service works on from, as it knows them.</summary>
public static class GetWeekFacts
{
    private const int DefaultWeeks = 13, MostWeeks = 530;

    /// <param name="AreasVersion">0 while no areas are known.</param>
    /// <param name="Areas">The kommun first; each with every week of the span.</param>
    public sealed record Answer(string Municipality, int AreasVersion, IReadOnlyList<AreaFacts> Areas);

    public sealed record AreaFacts(string Code, string Name, string? Parent, int? Population, IReadOnlyList<WeekFacts> Weeks);

    public sealed record WeekFacts(string Week, int Count, double Weighted);

    public static RouteHandlerBuilder MapWeekFacts(this IEndpointRouteBuilder api, string address) => api.MapGet(address, Handle);

    /// <param name="from">First week; 13 weeks up to the last when absent.</param>
    /// <param name="to">Last week; the current one when absent.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, ServiceDb db, TimeProvider clock, CancellationToken ct, string? from = null, string? to = null)
    {
        var errors = new List<FieldError>();
        var span = Week.ReadSpan(from, to, Week.Of(clock.GetUtcNow()), DefaultWeeks, MostWeeks, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        var weeks = span.Select(w => w.ToString()).ToList();
        var version = await db.Set<KnownAreaVersion>().Select(v => v.Version).SingleOrDefaultAsync(ct);
        var areas = await db.Set<KnownArea>().OrderByDescending(a => a.Parent == null).ThenBy(a => a.Code).ToListAsync(ct);
        var counts = (await db.Set<WeekCount>().Where(c => weeks.Contains(c.Week) && c.Count > 0)
            .GroupBy(c => new { c.Area, c.Week })
            .Select(cells => new { cells.Key, Count = cells.Sum(c => c.Count), Weighted = cells.Sum(c => c.Weighted) })
            .ToListAsync(ct)).ToDictionary(c => (c.Key.Area, c.Key.Week), c => (c.Count, c.Weighted));
        return TypedResults.Ok(new Answer(municipality, version,
            [.. areas.Select(area => new AreaFacts(area.Code, area.Name, area.Parent, area.Population,
                [.. weeks.Select(week => counts.TryGetValue((area.Code, week), out var count)
                    ? new WeekFacts(week, count.Count, count.Weighted)
                    : new WeekFacts(week, 0, 0))]))]));
    }
}
