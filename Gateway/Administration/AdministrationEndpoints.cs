using Est.Gateway.Callers;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Administration;

public static class AdministrationEndpoints
{
    /// <summary>Kommuner, members, organisations and integration keys: for the operator, and for the administrators of a kommun.</summary>
    public static void MapAdministration(this WebApplication app)
    {
        var access = app.MapGroup("/access").WithTags("Access");
        access.MapPost("/municipalities", AddMunicipalities.Handle).WithName("AddMunicipalities").AllowRoles(Caller.Operator);

        var administering = app.MapGroup("/access").WithTags("Access").ProducesProblem(400).AllowRoles(Caller.Operator, Roles.Admin);
        administering.MapGet("/municipalities", ListMunicipalities.Handle).WithName("ListMunicipalities");
        administering.MapGet("/members", ListMembers.Handle).WithName("ListMembers");
        administering.MapPost("/members", AddMember.Handle).WithName("AddMember").ProducesProblem(409);
        administering.MapPut("/members/{id:guid}", EditMember.Handle).WithName("EditMember").ProducesProblem(404).ProducesProblem(409);
        administering.MapPost("/members/{id:guid}/sign-out", SignOutMember.Handle).WithName("SignOutMember").ProducesProblem(404);
        administering.MapGet("/sessions", ListSessions.Handle).WithName("ListSessions");
        administering.MapPost("/sessions/{id:guid}/sign-out", SignOutSession.Handle).WithName("SignOutSession").ProducesProblem(404);
        administering.MapGet("/organisations", ListOrganisations.Handle).WithName("ListOrganisations");
        administering.MapPost("/organisations", AddOrganisation.Handle).WithName("AddOrganisation").ProducesProblem(409);
        administering.MapPut("/organisations/{id:guid}", EditOrganisation.Handle).WithName("EditOrganisation").ProducesProblem(404).ProducesProblem(409);
        administering.MapGet("/keys", ListKeys.Handle).WithName("ListKeys");
        administering.MapPost("/keys", CreateKey.Handle).WithName("CreateKey").ProducesProblem(409);
        administering.MapPost("/keys/{id:guid}/revoke", RevokeKey.Handle).WithName("RevokeKey").ProducesProblem(404);
    }
}
