using Est.ServiceDefaults.Access;

namespace Est.SituationPicture.Rebuilds;

/// <summary>
/// A kommun's facts and counts made anew from what Intake holds, while reports go on coming in. It goes in steps that the caller asks for:
/// each is short, has a passport of its own, can be tried again, and says how far it is.
/// </summary>
public static class RebuildEndpoints
{
    public static void AddRebuilds(this WebApplicationBuilder builder) =>
        builder.Services.AddHttpClient<IntakeFacts>(intake => intake.BaseAddress = new Uri(builder.Configuration["services:intake:http:0"]
            ?? throw new InvalidOperationException("services__intake__http__0 is not set: the picture cannot be rebuilt without Intake's address.")));

    public static void MapRebuilds(this IEndpointRouteBuilder api)
    {
        var rebuilds = api.MapGroup("/pictures/rebuilds").WithTags("Pictures").AllowRoles(Roles.Admin);
        rebuilds.MapPost("", BeginRebuild.Handle);
        rebuilds.MapPost("/{id:guid}", ContinueRebuild.Handle).ProducesProblem(409).ProducesProblem(503);
    }
}
