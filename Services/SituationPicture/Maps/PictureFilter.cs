using Est.SituationPicture.Pictures;

namespace Est.SituationPicture.Maps;

/// <summary>A picture with only what a page shows: one area and those below it, one category.</summary>
public static class PictureFilter
{
    /// <param name="area">Null for all areas.</param>
    /// <param name="category">Null for all categories. With one, an area's numbers are that category's; its level stays, since levels are of areas.</param>
    public static Picture Of(Picture picture, string? area, string? category)
    {
        if (area is null && category is null) return picture;
        var parents = picture.Areas.ToDictionary(a => a.Code, a => a.Parent);
        return picture with
        {
            Areas = [.. picture.Areas.Where(a => area is null || IsWithin(a.Code, area, parents)).Select(a => category is null ? a : OfCategory(a, category))],
            // Hot spots are of all categories and all areas: beside filtered numbers they would say what they are not.
            HotSpots = [],
            Forecast = null,
            NearRepeat = null,
        };
    }

    private static bool IsWithin(string code, string area, Dictionary<string, string?> parents)
    {
        for (var at = code; at is not null; at = parents.GetValueOrDefault(at))
            if (at == area) return true;
        return false;
    }

    private static AreaPicture OfCategory(AreaPicture area, string category)
    {
        var count = area.Categories.FirstOrDefault(c => c.Code == category);
        return count is null
            ? area with { Total = 0, Weighted = 0, LastWeek = 0, MeanOfFour = 0, SameWeekLastYear = null, Change = Change.Of(0, 0, 0), Categories = [] }
            : area with
            {
                Total = count.Count,
                Weighted = count.Weighted,
                LastWeek = count.LastWeek,
                MeanOfFour = count.MeanOfFour,
                SameWeekLastYear = count.SameWeekLastYear,
                Change = count.Change,
                Categories = [count],
            };
    }
}
