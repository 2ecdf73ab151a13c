using Est.ServiceDefaults.Access;

namespace Est.FollowUp.Work;

public static class WorkEndpoints
{
    private static readonly string[] ThoseWhoTickOff = [Roles.Reporter, Roles.Coordinator, Roles.InterventionOwner, Roles.Admin];

    public static void MapWork(this IEndpointRouteBuilder api)
    {
        var work = api.MapGroup("/interventions").WithTags("Work");
        work.MapGet("/work", ListWork.Handle).WithName("ListWork").AllowRoles([Roles.Reporter, .. Roles.WorkingGroup]);
        work.MapGet("/work/calendar-link", GetWorkCalendar.GetLink).WithName("GetWorkCalendarLink").AllowRoles([Roles.Reporter, .. Roles.WorkingGroup]);
        work.MapPost("/work/{id:guid}/done", CloseWork.Done).WithName("WorkDone").AllowRoles(ThoseWhoTickOff);
        work.MapPost("/work/{id:guid}/not-done", CloseWork.NotDone).WithName("WorkNotDone").AllowRoles(ThoseWhoTickOff);
        work.MapPost("/work/{id:guid}/undo", CloseWork.Undo).WithName("UndoWork").AllowRoles(ThoseWhoTickOff);

        var planning = api.MapGroup("/interventions").WithTags("Work").AllowRoles(Roles.Coordinator, Roles.InterventionOwner, Roles.Admin);
        planning.MapPost("/{id:guid}/work", PlanWork.Add).WithName("AddWork");
        planning.MapPut("/work/{id:guid}", PlanWork.Edit).WithName("EditWork");
        planning.MapDelete("/work/{id:guid}", PlanWork.Remove).WithName("RemoveWork");
    }

    /// <summary>Calendar programs send no key: the gateway gives them a passport that opens nothing else.</summary>
    public static void MapWorkCalendars(this WebApplication app) =>
        app.MapGet("/follow/{municipality}/{token}.ics", GetWorkCalendar.Handle).WithTags("Work").WithName("GetWorkCalendar").AllowScope(Scopes.Calendar);
}
