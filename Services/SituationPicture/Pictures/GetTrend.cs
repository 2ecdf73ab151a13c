using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.SituationPicture.Pictures;

/// <summary>Counts week by week, of one area or the kommun, of one category or all. Every week is there, also those without reports.</summary>
public static class GetTrend
{
    private const int MostWeeks = 530, DefaultWeeks = 52;

    /// <param name="Category">Null for all categories together.</param>
    public sealed record Trend(string Municipality, string Area, string? Category, IReadOnlyList<TrendWeek> Weeks);

    public sealed record TrendWeek(string Week, int Count, double Weighted);

    /// <param name="from">First week; 52 weeks up to the last when absent.</param>
    /// <param name="to">Last week; the current one when absent.</param>
    public static async Task<Results<Ok<Trend>, ProblemHttpResult>> Handle(
        string municipality, PictureDb db, TimeProvider clock, CancellationToken ct,
        string? area = null, string? category = null, string? from = null, string? to = null)
    {
        var errors = new List<FieldError>();
        area ??= municipality;
        var weeks = Week.ReadSpan(from, to, Week.Of(clock.GetUtcNow()), DefaultWeeks, MostWeeks, errors).Select(w => w.ToString()).ToArray();
        if (category is not null && DefaultCategories.ByCode(category) is null)
            errors.Add(new FieldError("category", "unknown-category", "Give the code of a category, or none for all."));
        if (area != municipality && !await db.Areas.AnyAsync(
                a => a.Code == area && a.Version == db.AreaVersions.Max(v => v.Version), ct))
            errors.Add(new FieldError("area", "unknown-area", "The kommun has no area of that code."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        // The weeks are named one by one, since the table is ordered by week first: each is one look into its index.
        var counts = (await db.WeeklyCounts
            .Where(c => weeks.Contains(c.Week) && c.Area == area && (category == null || c.Category == category))
            .ToListAsync(ct)).ToLookup(c => c.Week);
        return TypedResults.Ok(new Trend(municipality, area, category,
            [.. weeks.Select(week => new TrendWeek(
                week, counts[week].Sum(c => c.Count), counts[week].Sum(c => c.Weighted)))]));
    }
}
