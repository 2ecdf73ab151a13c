using System.IO.Compression;
using Est.Intake.Categories;
using Est.Intake.Reports;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Est.Intake.Streams;

/// <summary>
/// NDJSON in, NDJSON out: a line of result per line of report, in order, as they become durable. A bad line goes to quarantine and the
/// stream goes on. A stream that broke off may be sent again whole: what is stored already is unchanged.
/// </summary>
public static partial class StreamReports
{
    /// <param name="Status">accepted, revised, unchanged, quarantined or refused.</param>
    /// <param name="Id">Of the report, or of the entry in quarantine; null when nothing of the line is kept.</param>
    public sealed record LineResult(int Line, string Status, Guid? Id, IReadOnlyList<FieldError> Errors);

    public static void MapReportStream(this IEndpointRouteBuilder api) =>
        api.MapPost("/reports/stream", Handle).WithTags("Reports").WithName("StreamReports")
            .WithSummary("Many reports, one per line; each line is answered when it is durable")
            .Accepts<ReportBody>("application/x-ndjson", "*/*").Produces<LineResult>(200, "application/x-ndjson").ProducesProblem(415).ProducesProblem(503)
            .TakesReports().AllowRoles(Roles.Reporter, Roles.Coordinator, Roles.Admin);

    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> Handle(
        HttpContext http, string municipality, Passport passport, Taxonomies taxonomies, ReportWriter writer, TimeProvider clock,
        IHostApplicationLifetime lifetime, ILoggerFactory logs)
    {
        Unlimit(http);
        if (BodyOf(http.Request) is not { } body)
            return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-encoding", "Unsupported encoding", "Send the lines as they are, or with Content-Encoding: gzip.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var taxonomy = await taxonomies.OfAsync(municipality, stop.Token);

        await using var answers = new StreamAnswers(http.Response);
        var stream = new ReportStream(new LineReader(body), Reporter.Of(passport), taxonomy, writer, answers, clock);
        if (await stream.RunAsync(stop.Token))
        {
            await answers.CompleteAsync();
        }
        else
        {
            BrokeOff(logs.CreateLogger(typeof(StreamReports)), municipality, passport.Source, stream.LastLine);
            http.Abort();
        }
        return TypedResults.Empty;
    }

    /// <summary>A stream may be as long and as slow as its sender likes; what is bounded is each line.</summary>
    private static void Unlimit(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
    }

    private static Stream? BodyOf(HttpRequest request) => request.Headers.ContentEncoding.ToString() switch
    {
        "" or "identity" => request.Body,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        _ => null,
    };

    [LoggerMessage(LogLevel.Information, "A stream of {Source} in {Municipality} broke off after line {Line}; every whole line is stored")]
    private static partial void BrokeOff(ILogger log, string municipality, string source, int line);
}
