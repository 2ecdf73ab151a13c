using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.SituationPicture.Live;

namespace Est.SituationPicture.Meetings;

public static class MeetingEndpoints
{
    public static void MapMeetings(this IEndpointRouteBuilder api)
    {
        var meetings = api.MapGroup("/meetings").WithTags("Meetings").AllowRoles(Roles.WorkingGroup);
        meetings.MapGet("", ListMeetings.Handle).WithName("ListMeetings");
        meetings.MapGet("/plan", PlanMeetings.Get).WithName("GetMeetingPlan");
        meetings.MapGet("/calendar-link", PlanMeetings.GetLink).WithName("GetCalendarLink");
        meetings.MapGet("/{week}", GetMeeting.Handle).WithName("GetMeeting");
        meetings.MapPut("/{week}/attendance", RunMeeting.Attend).WithName("AttendMeeting");
        meetings.MapPost("/{week}/decisions", DecideIntervention.Add).WithName("AddDecision");
        meetings.MapPut("/{week}/decisions/{id:guid}", DecideIntervention.Edit).WithName("EditDecision");
        meetings.MapDelete("/{week}/decisions/{id:guid}", DecideIntervention.Remove).WithName("RemoveDecision");
        meetings.MapHub<LiveHub>("/live").ChangesNothing();

        var leading = api.MapGroup("/meetings").WithTags("Meetings").AllowRoles(Roles.Coordinator, Roles.Admin);
        leading.MapPut("/plan", PlanMeetings.Put).WithName("PlanMeetings");
        leading.MapPost("/{week}/start", RunMeeting.Start).WithName("StartMeeting");
        leading.MapPost("/{week}/end", RunMeeting.End).WithName("EndMeeting");
        leading.MapPut("/{week}/current", RunMeeting.Point).WithName("PointMeeting");
    }

    /// <summary>Calendar programs send no key: the gateway gives them a passport that opens nothing else.</summary>
    public static void MapCalendars(this WebApplication app) =>
        app.MapGet("/calendars/{municipality}/{file}", GetCalendar.Handle).WithTags("Meetings").WithName("GetCalendar").AllowScope(Scopes.Calendar);
}
