using Est.Intake.Categories;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Privacy;

/// <summary>What the kommun does with reports that tell of persons: read by those who report, chosen by its administrators.</summary>
public static class SetPrivacy
{
    /// <param name="Mode">mask, quarantine or refuse.</param>
    public sealed record Setting(string? Mode);

    public static void MapPrivacy(this IEndpointRouteBuilder api)
    {
        var privacy = api.MapGroup("/categories/privacy").WithTags("Categories").ProducesProblem(400);
        privacy.MapGet("/", ReadAsync).WithName("GetPrivacy").WithSummary("What becomes of reports that tell of persons: mask, quarantine or refuse")
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);
        privacy.MapPut("/", Handle).WithName("SetPrivacy").WithSummary("Choose what becomes of reports that tell of persons")
            .AllowRoles(Roles.Admin);
    }

    public static async Task<Ok<Setting>> ReadAsync(string municipality, Taxonomies taxonomies, CancellationToken ct) =>
        TypedResults.Ok(new Setting((await taxonomies.OfAsync(municipality, ct)).Privacy));

    public static async Task<Results<Ok<Setting>, ProblemHttpResult>> Handle(
        string municipality, Setting setting, Passport passport, IntakeDb db, Taxonomies taxonomies, TimeProvider clock, CancellationToken ct)
    {
        if (setting.Mode is not { } mode || !PrivacyModes.All.Contains(mode))
            return Problems.Invalid([new FieldError("mode", "unknown-mode", $"Must be one of {string.Join(", ", PrivacyModes.All)}.")]);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into privacy (municipality, mode, changed_at, changed_by) values ({municipality}, {mode}, {clock.GetUtcNow()}, {passport.Subject})
            on conflict (municipality) do update set mode = excluded.mode, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """, ct);
        taxonomies.Forget(municipality);
        return TypedResults.Ok(new Setting(mode));
    }
}
