using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Pictures;

/// <summary>The picture of one week: an agreed one as it was agreed, with what has come since; else what the counts say now.</summary>
public static class GetPicture
{
    /// <param name="version">An agreed version; the latest when absent.</param>
    public static async Task<Results<Ok<Picture>, ProblemHttpResult>> Handle(
        string municipality, string week, Passport passport, PictureReader pictures, HttpResponse response, CancellationToken ct, int? version = null)
    {
        var errors = new List<FieldError>();
        if (Week.Read(week, "week", errors) is not { } wanted) return Problems.Invalid(errors);
        response.Headers.CacheControl = "private, no-store";
        if (version is not { } agreed) return TypedResults.Ok(await pictures.ShownAsync(municipality, wanted, passport, ct));
        return await pictures.AgreedAsync(municipality, wanted, agreed, ct) is { } kept ? TypedResults.Ok(kept) : Problems.NotFound("version");
    }
}
