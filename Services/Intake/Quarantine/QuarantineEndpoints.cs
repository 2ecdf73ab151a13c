using Est.Intake.Paging;
using Est.Intake.Reports;
using Est.ServiceDefaults.Access;

namespace Est.Intake.Quarantine;

public static class QuarantineEndpoints
{
    /// <summary>Who sees and mends what came from every organisation; a reporter, what came from its own.</summary>
    internal static readonly string[] SeeAll = [Roles.Coordinator, Roles.Admin];

    public static void MapQuarantine(this IEndpointRouteBuilder api)
    {
        var quarantine = api.MapGroup("/quarantine").WithTags("Quarantine").ProducesProblem(400).ProducesProblem(503)
            .AllowRoles([Roles.Reporter, .. SeeAll]);
        quarantine.MapGet("/", ListQuarantine.Handle).WithName("ListQuarantine").WithSummary("What could not be taken in and waits to be mended, newest first")
            .WithLimitAsNumber();
        quarantine.MapPost("/{id:guid}/release", ReleaseEntry.Handle).WithName("ReleaseQuarantined")
            .WithSummary("Take in a corrected report in the entry's place; with no body, try the kept text again")
            .Accepts<ReportBody>(isOptional: true, "application/json").ProducesProblem(404).ProducesProblem(409).ProducesProblem(413);
        quarantine.MapPost("/{id:guid}/discard", DiscardEntry.Handle).WithName("DiscardQuarantined").WithSummary("Put an entry aside for good")
            .ProducesProblem(404).ProducesProblem(409);
        quarantine.MapPost("/release", DecideEntries.ReleaseAsync).WithName("ReleaseManyQuarantined").WithSummary("Try the kept texts of many entries again; each is answered for itself");
        quarantine.MapPost("/discard", DecideEntries.DiscardAsync).WithName("DiscardManyQuarantined").WithSummary("Put many entries aside for good, with one motive");
    }
}
