using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Est.Intake.Feeds.Polisen;

/// <summary>Takes the police's public events as they are and routes them to the kommuner.</summary>
public static class ReceiveEvents
{
    private const long MostBytes = 1024L * 1024 * 1024;

    public static void MapPoliceFeed(this WebApplication app) =>
        app.MapPost("/feeds/polisen", Handle)
            .AllowScope(Scopes.Feeds)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithTags("Feeds")
            .WithDescription(
                "A JSON array, a single object or NDJSON in the form of https://polisen.se/api/events, plain or gzip. " +
                "Received is the sum of the other counts. Sending events again is harmless.");

    public static async Task<Results<Ok<FeedCounts>, ProblemHttpResult>> Handle(
        HttpRequest request, Passport passport, PoliceFeed feed, CancellationToken ct)
    {
        // The events go to any kommun, so a key that belongs to one will not do.
        if (passport.Municipality != Passport.AllMunicipalities) return Problems.WrongMunicipality(Passport.AllMunicipalities);
        if (request.Headers.ContentEncoding is [{ Length: > 0 } encoding] && encoding is not ("gzip" or "x-gzip" or "identity"))
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-encoding", "Unknown content encoding", "Send the body plain or as gzip.");
        try
        {
            return TypedResults.Ok(await feed.TakeAsync(request.BodyReader, live: false, ct));
        }
        catch (BrokenFeedException broken)
        {
            var problem = Problems.Of(
                StatusCodes.Status400BadRequest, broken.Kebab, "The body could not be read to its end",
                broken.Message + " What came before is stored; send the whole again when it is mended.");
            problem.ProblemDetails.Extensions = broken.Counts!.ToExtensions();
            return problem;
        }
    }

    /// <summary>The members of the answer, beside those of the problem.</summary>
    private static Dictionary<string, object?> ToExtensions(this FeedCounts counts) => new()
    {
        ["received"] = counts.Received,
        ["accepted"] = counts.Accepted,
        ["revised"] = counts.Revised,
        ["unchanged"] = counts.Unchanged,
        ["county"] = counts.County,
        ["unknownPlace"] = counts.UnknownPlace,
        ["quarantined"] = counts.Quarantined,
    };
}
