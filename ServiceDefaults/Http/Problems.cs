using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Est.ServiceDefaults.Http;

/// <summary>What is wrong with one field of the input. Never repeats the input itself.</summary>
/// <param name="Field">Path in the body, e.g. <c>place.lon</c>; empty for the whole.</param>
/// <param name="Code">Stable, for programs and translations, e.g. <c>outside-municipality</c>.</param>
/// <param name="Message">One sentence: what is wrong and what to do.</param>
/// <param name="At">Where on the map, longitude first; only with errors that have a place.</param>
public sealed record FieldError(
    string Field, string Code, string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? At = null);

/// <summary>Answers to requests that cannot be done: RFC 9457 problem details with a stable type.</summary>
public static class Problems
{
    public const string TypePrefix = "urn:est:problem:";

    public static ProblemHttpResult Invalid(IReadOnlyList<FieldError> errors) =>
        Of(StatusCodes.Status400BadRequest, "invalid-input", "The input is not valid",
            $"{errors.Count} field(s) must be corrected; see errors.", errors);

    public static ProblemHttpResult NotFound(string what) =>
        Of(StatusCodes.Status404NotFound, "not-found", $"There is no such {what}", $"No {what} with that id is visible to you in this kommun.");

    public static ProblemHttpResult WrongMunicipality(string municipality) =>
        Of(StatusCodes.Status403Forbidden, "wrong-municipality", "Not your kommun",
            $"Your key or session gives no access to kommun {municipality}. Use the address of your own kommun.");

    /// <param name="kebab">The end of the problem's type, e.g. <c>line-too-long</c>.</param>
    public static ProblemHttpResult Of(int status, string kebab, string title, string detail, IReadOnlyList<FieldError>? errors = null)
    {
        var problem = new ProblemDetails { Type = TypePrefix + kebab, Status = status, Title = title, Detail = detail };
        if (errors is not null) problem.Extensions["errors"] = errors;
        return TypedResults.Problem(problem);
    }
}
