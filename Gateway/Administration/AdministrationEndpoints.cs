using Est.Gateway.Callers;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Administration;

public static class AdministrationEndpoints
{
    /// <summary>Kommuner, organisations and integration keys: for the operator, and for the administrators of a kommun.</summary>
    public static void MapAdministration(this WebApplication app)
    {
        var access = app.MapGroup("/access").WithTags("Access");
        access.MapGet("/municipalities", ListMunicipalities.Handle).AllowRoles(Caller.Operator, Roles.Admin);
        access.MapPost("/municipalities", AddMunicipalities.Handle).AllowRoles(Caller.Operator);
        access.MapGet("/organisations", ListOrganisations.Handle).AllowRoles(Caller.Operator, Roles.Admin);
        access.MapGet("/keys", ListKeys.Handle).AllowRoles(Caller.Operator, Roles.Admin);
        access.MapPost("/keys", CreateKey.Handle).AllowRoles(Caller.Operator, Roles.Admin);
        access.MapPost("/keys/{id:guid}/revoke", RevokeKey.Handle).AllowRoles(Caller.Operator, Roles.Admin);
    }
}
