using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Facts;
using Est.SituationPicture.States;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.SituationPicture.Pictures;

/// <summary>The weeks that have reports, newest first, for choosing one.</summary>
public static class ListPictures
{
    private const int Most = 200;

    /// <param name="Next">Send as <c>after</c> for the weeks before these; null when there are none.</param>
    public sealed record Answer(IReadOnlyList<Line> Pictures, string? Next);

    public sealed record Line(string Week, string State, int Total, double Weighted);

    private sealed record State(string Week, string Name);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, PictureDb db, CancellationToken ct, string? after = null, int limit = 60)
    {
        var errors = new List<FieldError>();
        if (after is not null) Week.Read(after, "after", errors);
        if (limit is < 1 or > Most) errors.Add(new FieldError("limit", "out-of-range", $"Give a limit from 1 to {Most}."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        var whole = db.WeeklyCounts.Where(c => c.Area == municipality && c.Count > 0);
        if (after is not null) whole = whole.Where(c => c.Week.CompareTo(after) < 0);
        var weeks = await whole.Select(c => c.Week).Distinct().OrderByDescending(week => week).Take(limit + 1).ToListAsync(ct);
        var page = weeks.Take(limit).ToList();
        var counts = (await whole.Where(c => page.Contains(c.Week)).ToListAsync(ct)).ToLookup(c => c.Week);
        var states = await db.Database
            .SqlQuery<State>($"""select week as "Week", state as "Name" from picture_states where municipality = {municipality} and week = any({page})""").ToDictionaryAsync(s => s.Week, s => s.Name, ct);
        return TypedResults.Ok(new Answer(
            [.. page.Select(week => new Line(
                week, states.GetValueOrDefault(week, PictureState.Open), counts[week].Sum(c => c.Count), counts[week].Sum(c => c.Weighted)))],
            weeks.Count > limit ? page[^1] : null));
    }
}
