using Est.FollowUp.Storage;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>
/// The numbers beside a goal that is measured in reports: how many of the intervention's categories there were in its areas in the last four whole
/// weeks. It says where things stand, not what the intervention did: that is the effect's matter.
/// </summary>
public sealed class GoalCounts
{
    public const int Weeks = 4;

    private readonly Dictionary<string, string?> parents;
    private readonly ILookup<string, (string Category, int Count)> counts;

    /// <param name="parents">The code of the area above, by area code.</param>
    /// <param name="counts">Reports of the four weeks by area and category; an area's include those of the areas below it.</param>
    public GoalCounts(IEnumerable<(string Code, string? Parent)> parents, IEnumerable<(string Area, string Category, int Count)> counts)
    {
        this.parents = parents.ToDictionary(a => a.Code, a => a.Parent);
        this.counts = counts.ToLookup(c => c.Area, c => (c.Category, c.Count));
    }

    /// <param name="until">The first day that is not counted any more; weeks that it lies in are left out.</param>
    public static async Task<GoalCounts> ReadAsync(FollowUpDb db, DateOnly until, CancellationToken ct)
    {
        var last = Week.Of(until).Previous;
        var weeks = last.Plus(1 - Weeks).To(last).Select(w => w.ToString()).ToList();
        var counts = await db.Set<WeekCount>().Where(c => weeks.Contains(c.Week) && c.Count > 0)
            .GroupBy(c => new { c.Area, c.Category })
            .Select(cell => new { cell.Key.Area, cell.Key.Category, Count = cell.Sum(c => c.Count) }).ToListAsync(ct);
        var areas = await db.Set<KnownArea>().Select(a => new { a.Code, a.Parent }).ToListAsync(ct);
        return new GoalCounts(areas.Select(a => (a.Code, a.Parent)), counts.Select(c => (c.Area, c.Category, c.Count)));
    }

    /// <summary>Reports in the areas, each counted once: an area below another one of them is counted with that.</summary>
    /// <param name="categories">Empty for all.</param>
    public int Of(IReadOnlyCollection<string> areas, IReadOnlyCollection<string> categories) =>
        areas.Where(area => !Above(area).Any(areas.Contains))
            .Sum(area => counts[area].Where(c => categories.Count == 0 || categories.Contains(c.Category)).Sum(c => c.Count));

    private IEnumerable<string> Above(string area)
    {
        for (var above = parents.GetValueOrDefault(area); above is not null; above = parents.GetValueOrDefault(above)) yield return above;
    }
}
