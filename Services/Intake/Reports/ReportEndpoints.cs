using Est.Intake.Paging;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;

namespace Est.Intake.Reports;

public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports").ProducesProblem(400).ProducesProblem(503);
        reports.MapPost("/", SubmitReport.Handle).WithName("SubmitReport").WithSummary("One report; answered when it is durable")
            .Accepts<ReportBody>("application/json")
            .TakesReports().AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
        reports.MapPost("/batch", SubmitBatch.Handle).WithName("SubmitBatch").WithSummary("Several reports in one go; each is answered for itself")
            .TakesReports().AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
        reports.MapPost("/validate", ValidateReport.Handle).WithName("ValidateReport").WithSummary("Would this report be taken in? Stores nothing")
            .Accepts<ReportBody>("application/json")
            .ChangesNothing().AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
        reports.MapGet("/", ListReports.Handle).WithName("ListReports").WithSummary("Reports, newest first: your organisation's, or all by role; others' text by role only")
            .WithLimitAsNumber()
            .AllowRoles([Roles.Reporter, .. ListReports.SeeAll]);
        reports.MapGet("/{id:guid}", GetReport.Handle).WithName("GetReport").WithSummary("One report with all its revisions")
            .ProducesProblem(404)
            .AllowRoles([Roles.Reporter, .. ListReports.SeeAll]);
        reports.MapPut("/{id:guid}", ReviseReport.Handle).WithName("ReviseReport").WithSummary("Word a report of your organisation anew; its history stays")
            .Accepts<ReportBody>("application/json").ProducesProblem(404).ProducesProblem(409)
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
        reports.MapPost("/{id:guid}/retract", RetractReport.Handle).WithName("RetractReport").WithSummary("Take a report back: it stops counting, its history stays")
            .ProducesProblem(404).ProducesProblem(409)
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
    }
}
