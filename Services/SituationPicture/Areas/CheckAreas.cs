using System.Text.Json;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Areas;

/// <summary>Says what <see cref="ChangeAreas"/> would say of these areas, and stores nothing.</summary>
public static class CheckAreas
{
    /// <param name="Areas">The kommun itself included; 0 when there are errors.</param>
    /// <param name="Errors">What must be mended; <c>at</c> says where on the map.</param>
    /// <param name="Warnings">What is perhaps not meant.</param>
    public sealed record Answer(int Areas, IReadOnlyList<FieldError> Errors, IReadOnlyList<AreaWarning> Warnings);

    public static Ok<Answer> Handle(string municipality, JsonElement body, TimeProvider clock)
    {
        var errors = new List<FieldError>();
        var given = AreaInput.Read(body, municipality, clock.Today(), errors);
        return TypedResults.Ok(new Answer(given.Areas.Count, errors, AreaWarnings.Of(given)));
    }
}
