using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.SituationPicture.Facts;

/// <summary>In which area each of some reports counts, for Intake, which tells the reporter what became of them.</summary>
public static class GetFactAreas
{
    private const int Most = 1000;

    /// <param name="Reports">At most 1,000; more are passed over.</param>
    public sealed record Request(IReadOnlyList<Guid>? Reports);

    /// <param name="Areas">Area code by report; a report that is not counted yet is missing.</param>
    public sealed record Answer(IReadOnlyDictionary<Guid, string> Areas);

    /// <summary>Not under /api: the gateway forwards nothing to it, and the description for others does not name it.</summary>
    public static void MapFactAreas(this IEndpointRouteBuilder @internal) =>
        @internal.MapPost("/facts/areas", Handle).ExcludeFromDescription().ChangesNothing().AllowRoles([Roles.Reporter, .. Roles.WorkingGroup]);

    public static async Task<Ok<Answer>> Handle(string municipality, Request request, PictureDb db, CancellationToken ct)
    {
        var asked = (request.Reports ?? []).Take(Most).ToArray();
        return TypedResults.Ok(new Answer(await db.Facts.AsNoTracking().Where(f => asked.Contains(f.ReportId)).ToDictionaryAsync(f => f.ReportId, f => f.Area, ct)));
    }
}
