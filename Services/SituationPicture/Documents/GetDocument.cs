using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Documents;

/// <summary>The picture of a week as a Word document.</summary>
public static class GetDocument
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="version">An agreed version; what the meeting shows when absent.</param>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string municipality, string week, PictureReader pictures, HttpResponse response, CancellationToken ct, int? version = null)
    {
        var errors = new List<FieldError>();
        if (Week.Read(week, "week", errors) is not { } wanted) return Problems.Invalid(errors);
        var picture = version is { } agreed
            ? await pictures.AgreedAsync(municipality, wanted, agreed, ct)
            : await pictures.ShownAsync(municipality, wanted, reader: null, ct);
        if (picture is null) return Problems.NotFound("version");
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(PictureDocument.Of(picture), ContentType, $"lagesbild-{municipality}-{week}.docx");
    }
}
