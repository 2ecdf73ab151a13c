using System.Security.Cryptography;
using Est.FollowUp.Interventions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Documents;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Work;

/// <summary>
/// An organisation's work as a calendar to subscribe to. Calendar programs cannot sign in: whoever has the secret address may read what
/// the organisation shall do, where and when, and nothing of why.
/// </summary>
public static class GetWorkCalendar
{
    private const int DaysBack = 30, DaysAhead = 400, UsualMinutes = 60;

    /// <param name="Url">Secret path, such as <c>/follow/1862/….ics</c>.</param>
    public sealed record Link(string Url);

    /// <summary>The address of the reader's own organisation, made the first time that someone asks.</summary>
    public static async Task<Ok<Link>> GetLink(string municipality, Passport passport, FollowUpDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into work_calendars (municipality, organisation, token)
            values ({municipality}, {passport.Organisation}, {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}) on conflict (municipality, organisation) do nothing
            """, ct);
        var token = await db.WorkCalendars.Where(c => c.Organisation == passport.Organisation).Select(c => c.Token).SingleAsync(ct);
        return TypedResults.Ok(new Link($"/follow/{municipality}/{token}.ics"));
    }

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Handle(
        string municipality, string token, FollowUpDb db, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        if (await db.WorkCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Token == token, ct) is not { } calendar) return Problems.NotFound("calendar");
        var (first, last) = (clock.Today().AddDays(-DaysBack), clock.Today().AddDays(DaysAhead));
        var names = await db.AreaNamesAsync(municipality, ct);
        var work = await (from item in db.Work
                          join intervention in db.Interventions on item.Intervention equals intervention.Id
                          where item.Organisation == calendar.Organisation && item.Day >= first && item.Day <= last
                          orderby item.Day, item.At, item.Id
                          select new { Item = item, intervention.Areas }).AsNoTracking().ToListAsync(ct);
        response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Text(
            ICalendar.Of("Insatser", $"EST {calendar.Organisation}", work.Select(w => EntryOf(w.Item, w.Areas.Select(code => names.GetValueOrDefault(code, code)))), clock.GetUtcNow()),
            "text/calendar; charset=utf-8");
    }

    public static ICalendar.Entry EntryOf(WorkItem work, IEnumerable<string> areas)
    {
        var starts = work.At is { } at ? SwedishTime.At(work.Day, at) : (DateTimeOffset?)null;
        return new(
            $"{work.Id}@est", work.Day, starts, starts?.AddMinutes(work.Minutes ?? UsualMinutes), work.What, "Bocka av i Est under Mitt arbete.",
            string.Join(", ", areas), Cancelled: work.State == WorkItem.NotDone);
    }
}
