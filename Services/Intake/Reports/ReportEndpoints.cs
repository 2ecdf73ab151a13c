using Est.ServiceDefaults.Access;
using Microsoft.AspNetCore.Mvc;

namespace Est.Intake.Reports;

public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("Reports").ProducesProblem(400).ProducesProblem(503);
        reports.MapPost("/", SubmitReport.Handle).WithName("SubmitReport").WithSummary("One report; answered when it is durable")
            .Accepts<ReportBody>("application/json")
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
        reports.MapPost("/validate", ValidateReport.Handle).WithName("ValidateReport").WithSummary("Would this report be taken in? Stores nothing")
            .Accepts<ReportBody>("application/json")
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
    }
}
