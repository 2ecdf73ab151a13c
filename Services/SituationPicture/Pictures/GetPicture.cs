using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Pictures;

/// <summary>The picture of one week: an agreed one as it was agreed, with what has come since; else what the counts say now.</summary>
public static class GetPicture
{
    /// <param name="version">An agreed version; the latest when absent.</param>
    /// <param name="areas"><c>now</c> for what the counts say today, in today's areas, also of a week that is agreed; <c>then</c>, or nothing, for what was agreed.</param>
    public static async Task<Results<Ok<Picture>, ProblemHttpResult>> Handle(
        string municipality, string week, Passport passport, PictureReader pictures, HttpResponse response, CancellationToken ct,
        int? version = null, string? areas = null)
    {
        var errors = new List<FieldError>();
        var at = Week.Read(week, "week", errors);
        if (areas is not (null or "now" or "then")) errors.Add(new("areas", "unknown-view", "Give now or then."));
        if (errors.Count > 0 || at is not { } wanted) return Problems.Invalid(errors);
        response.Headers.CacheControl = "private, no-store";
        return await pictures.AskedAsync(municipality, wanted, version, areas, passport, ct) is { } picture ? TypedResults.Ok(picture) : Problems.NotFound("version");
    }
}
