using Est.Intake.Reports;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;

namespace Est.Intake.Open311;

/// <summary>Open311 GeoReport v2 (docs/integrations.md says what differs). The standard describes these addresses, so the API's own description does not.</summary>
public static class Open311Endpoints
{
    public static void MapOpen311(this IEndpointRouteBuilder app)
    {
        var reading = app.MapGroup("/open311/v2").ExcludeFromDescription().AllowRoles([Roles.Reporter, .. ListReports.SeeAll]);
        reading.MapGet("/discovery.{format}", Discover.Handle);
        reading.MapGet("/services.{format}", ListServices.Handle);
        reading.MapGet("/services/{code}.{format}", ListServices.Definition);
        reading.MapGet("/requests.{format}", GetRequests.Handle);
        reading.MapGet("/requests/{id}.{format}", GetRequests.One);
        reading.MapGet("/tokens/{token}.{format}", GetRequests.ByToken);
        app.MapPost("/open311/v2/requests.{format}", PostRequest.Handle).ExcludeFromDescription().DisableAntiforgery().TakesReports()
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
    }
}
