using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Microsoft.AspNetCore.Routing;

namespace Est.Access.Tests;

/// <summary>Every route by which a role changes something leaves an entry in the audit, but for those named here.</summary>
public sealed class WhatIsAudited(EveryPart est)
{
    /// <summary>Routes that take a body and change nothing.</summary>
    private static readonly string[] ChangeNothing =
    [
        "Intake POST /api/{municipality}/reports/validate",
        "SituationPicture POST /api/{municipality}/areas/check",
        "SituationPicture POST /internal/{municipality}/facts/areas",
        "SituationPicture * /api/{municipality}/meetings/live",
        "SituationPicture * /api/{municipality}/meetings/live/negotiate",
        "Prioritization POST /api/{municipality}/rounds/{period}/try",
    ];

    /// <summary>Routes whose writes are audited only when a person makes them: a machine's reports are their own record.</summary>
    private static readonly string[] TakeReports =
    [
        "Intake POST /api/{municipality}/reports",
        "Intake POST /api/{municipality}/reports/batch",
        "Intake POST /api/{municipality}/reports/nil",
        "Intake POST /api/{municipality}/reports/stream",
        "Intake POST /open311/v2/requests.{format}",
    ];

    [Fact]
    public void Every_write_of_a_role_but_those_that_are_named_here()
    {
        var leftOut = Writes().Where(write => !write.Endpoint.IsAudited(write.Method, isMachine: true)).ToList();

        Names(leftOut.Where(write => !write.Endpoint.IsAudited(write.Method, isMachine: false))).ShouldBe(ChangeNothing, ignoreOrder: true);
        Names(leftOut.Where(write => write.Endpoint.IsAudited(write.Method, isMachine: false))).ShouldBe(TakeReports, ignoreOrder: true);
        Writes().Count().ShouldBeGreaterThan(leftOut.Count);
    }

    [Fact]
    public void An_entry_names_its_route_by_a_name_that_no_other_of_the_part_has()
    {
        foreach (var part in Part.All)
        {
            var actions = Writes().Where(write => write.Part == part).DistinctBy(write => write.Endpoint)
                .Where(write => write.Endpoint.IsAudited(write.Method, isMachine: false)).Select(write => AuditedRoute.ActionOf(write.Endpoint)).ToList();
            actions.ShouldBeUnique();
            actions.ShouldAllBe(action => action.Length > 0 && action.All(char.IsLetter));
        }
    }

    private IEnumerable<(Part Part, string Method, RouteEndpoint Endpoint)> Writes() =>
        from part in Part.All
        from endpoint in est[part].Routes
        where endpoint.Metadata.GetMetadata<AllowedCallers>() is { Roles.Count: > 0 }
        from route in Route.Of(endpoint)
            // A route without a method takes every one.
        let method = route.Method == "*" ? "POST" : route.Method
        where AuditedRoute.IsWrite(method)
        select (part, method, endpoint);

    private static IEnumerable<string> Names(IEnumerable<(Part Part, string Method, RouteEndpoint Endpoint)> writes) =>
        writes.Select(write => $"{write.Part} {Route.Of(write.Endpoint).First().Method} /{write.Endpoint.RoutePattern.RawText!.Trim('/')}").Distinct();
}
