using Est.SituationPicture.Pictures;

namespace Est.SituationPicture.Meetings;

/// <summary>An item of the agenda.</summary>
/// <param name="Key">change, levels, promised, planned, silent, focus or agree; the pages know its Swedish title.</param>
/// <param name="Minutes">How long it may take.</param>
/// <param name="Areas">Codes of the areas to look at, most important first.</param>
/// <param name="Count">Of what it is about: areas, decisions, events, organisations.</param>
public sealed record AgendaItem(string Key, int Minutes, IReadOnlyList<string> Areas, int Count);

/// <summary>
/// Makes the agenda from the picture. The least that each item needs is given first; what is left of the time goes to the areas
/// that have most to say, since that is what people meet for.
/// </summary>
public static class Agenda
{
    private const int MostAreas = 6;

    /// <param name="minutes">The meeting's length.</param>
    public static IReadOnlyList<AgendaItem> Of(Picture picture, int minutes)
    {
        var areas = picture.Areas.Skip(1).Where(a => (a.Level ?? a.ProposedLevel) != Levels.Level.Green || a.Notes.Count > 0)
            .OrderByDescending(a => Levels.Level.All.Index().First(l => l.Item == (a.Level ?? a.ProposedLevel)).Index)
            .ThenByDescending(a => a.Change.Difference ?? 0).ThenBy(a => a.Code, StringComparer.Ordinal)
            .Take(MostAreas).Select(a => a.Code).ToList();
        var silent = picture.Organisations.Count(o => o.Silent);
        var items = new List<AgendaItem> { new("change", 3, [], picture.Signals.Count), new("levels", 0, areas, areas.Count) };
        if (picture.LastMeeting is { } last) items.Add(new("promised", 3, [], last.Decisions.Count));
        if (picture.PlannedNextWeek.Count > 0) items.Add(new("planned", 2, [.. picture.PlannedNextWeek.Select(p => p.Area).Distinct()], picture.PlannedNextWeek.Count));
        if (silent > 0) items.Add(new("silent", 1, [], silent));
        items.Add(new("focus", 4, [], picture.Focus.Count));
        items.Add(new("agree", 2, [], 0));
        var left = Math.Max(1, minutes - items.Sum(i => i.Minutes));
        return [.. items.Select(i => i.Key == "levels" ? i with { Minutes = left } : i)];
    }
}
