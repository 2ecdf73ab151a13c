using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Privacy;

/// <summary>Shows someone who is writing what the guard would mask, before anything is sent. Nothing is stored or logged.</summary>
public static class CheckText
{
    private const int Longest = 4000;

    public sealed record Request(string? Text);

    /// <param name="Found">In the order of the text.</param>
    /// <param name="Masked">The text as it would be stored.</param>
    public sealed record Answer(IReadOnlyList<Found> Found, string Masked);

    /// <param name="Kind">personnummer, samordningsnummer, telefon, e-post, registreringsnummer, lägenhetsnummer or namn.</param>
    /// <param name="From">Index of its first UTF-16 unit.</param>
    public sealed record Found(string Kind, int From, int Length);

    public static void MapCheckText(this IEndpointRouteBuilder api) =>
        api.MapPost("/reports/check-text", Handle).WithTags("Reports").WithName("CheckText").WithSummary("What would be masked in this text? Stores nothing")
            .ProducesProblem(400)
            .AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);

    public static Results<Ok<Answer>, ProblemHttpResult> Handle(string municipality, Request request)
    {
        if (request.Text is not { Length: <= Longest } text)
            return Problems.Invalid([new FieldError("text", request.Text is null ? "required" : "too-long", $"Send a text of at most {Longest} characters.")]);
        var found = new List<Finding>();
        PrivacyGuard.Find(text, found);
        return TypedResults.Ok(new Answer([.. found.Select(f => new Found(f.Kind.Name(), f.From, f.Length))], PrivacyGuard.Mask(text, found)));
    }
}
