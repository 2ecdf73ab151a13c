using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Meetings;

/// <summary>When meetings are held, with those that fall away for a holiday. None while nobody has planned.</summary>
public static class ListMeetings
{
    private const int UsualDays = 90, MostDays = 800;

    public sealed record Answer(IReadOnlyList<Line> Meetings);

    /// <param name="Week">Of the picture it agrees.</param>
    /// <param name="Cancelled">Swedish name of the holiday for which it is not held; null when it is.</param>
    public sealed record Line(string Week, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Cancelled);

    /// <param name="from">First day; today when absent.</param>
    /// <param name="to">Last day; a quarter later when absent.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, ServiceDataSources sources, TimeProvider clock, CancellationToken ct, DateOnly? from = null, DateOnly? to = null)
    {
        var first = from ?? clock.Today();
        var last = to ?? first.AddDays(UsualDays);
        if (last < first) return Problems.Invalid([new("to", "before-from", "The last day must not be before the first.")]);
        if (last.DayNumber - first.DayNumber > MostDays) return Problems.Invalid([new("from", "too-long", $"Ask for {MostDays} days at most.")]);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var stored = await PlanMeetings.ReadAsync(connection, municipality, clock, ct);
        if (stored.CalendarPath is null) return TypedResults.Ok(new Answer([]));
        // A meeting may be about the week before its own.
        return TypedResults.Ok(new Answer(
            [.. stored.Plan.Between(Week.Of(first).Previous, Week.Of(last))
                .Where(d => DateOnly.FromDateTime(SwedishTime.Local(d.StartsAt)) is var day && day >= first && day <= last)
                .Select(d => new Line(d.Week.ToString(), d.StartsAt, d.EndsAt, d.Cancelled))]));
    }
}
