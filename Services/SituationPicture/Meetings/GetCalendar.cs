using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Meetings;

/// <summary>The calendar feed. Calendar programs cannot sign in: whoever has the secret address may read when the meetings are.</summary>
public static class GetCalendar
{
    private const int WeeksBack = 8, WeeksAhead = 52;

    /// <param name="file">The secret of the kommun's plan and <c>.ics</c>.</param>
    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(
        string municipality, string file, ServiceDataSources sources, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var plan = await PlanMeetings.ReadAsync(connection, municipality, clock, ct);
        if (plan.CalendarPath != $"/calendars/{municipality}/{file}") return Problems.NotFound("calendar");
        var now = clock.GetUtcNow();
        var week = Week.Of(now);
        response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Text(
            Calendar.Of(municipality, Municipalities.ByCode(municipality)?.Name ?? municipality, plan.Plan,
                plan.Plan.Between(week.Plus(-WeeksBack), week.Plus(WeeksAhead)), now),
            "text/calendar; charset=utf-8");
    }
}
