using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Est.ServiceDefaults.Http;

/// <summary>Gives every error answer a body in the problem format, with Est's stable type.</summary>
internal static class ErrorResponses
{
    private static readonly Dictionary<int, (string Kebab, string Title, string Detail)> ByStatus = new()
    {
        [400] = ("bad-request", "The request could not be read", "Check that the body is valid JSON of the documented form."),
        [401] = ("not-signed-in", "Not signed in", "Send an integration key in X-Api-Key, or sign in."),
        [403] = ("not-allowed", "Not allowed", "Your role does not include this. Ask the kommun's administrator."),
        [404] = ("not-found", "Not found", "There is nothing at this address."),
        [405] = ("method-not-allowed", "Method not allowed", "This address does not take that method."),
        [413] = ("too-large", "The body is too large", "Send reports as a stream, or fewer at a time."),
        [415] = ("unsupported-media-type", "Unsupported media type", "Send application/json, or application/x-ndjson to a stream."),
        [429] = ("too-many-requests", "Too many requests", "Wait for the time that Retry-After gives."),
        [500] = ("internal", "Something went wrong in Est", "The error is logged. Try again; nothing that was acknowledged is lost."),
        [502] = ("service-unavailable", "A service does not answer", "Try again in a moment; nothing that was acknowledged is lost."),
        [503] = ("service-unavailable", "A service does not answer", "Try again in a moment; nothing that was acknowledged is lost."),
        [504] = ("service-unavailable", "A service does not answer", "Try again in a moment; nothing that was acknowledged is lost."),
    };

    public static void AddErrorResponses(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => Describe(context.ProblemDetails));
        services.AddExceptionHandler<BadInput>();
        services.AddExceptionHandler<DatabaseAway>();
    }

    private static void Describe(ProblemDetails problem)
    {
        if (problem.Type?.StartsWith(Problems.TypePrefix, StringComparison.Ordinal) == true) return;
        if (!ByStatus.TryGetValue(problem.Status ?? 500, out var known)) known = ByStatus[500];
        problem.Type = Problems.TypePrefix + known.Kebab;
        problem.Title = known.Title;
        problem.Detail ??= known.Detail;
    }

    /// <summary>A body that cannot be read is the sender's error (400, 413), not ours. Its text is never echoed.</summary>
    private sealed class BadInput(IProblemDetailsService problems) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (StatusOf(exception) is not { } status) return ValueTask.FromResult(false);
            httpContext.Response.StatusCode = status;
            return problems.TryWriteAsync(new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails = new ProblemDetails { Status = status },
            });
        }

        /// <summary>JSON can spell the character U+0000, which PostgreSQL keeps in no text: no route need check for it.</summary>
        private static int? StatusOf(Exception exception) =>
            exception is BadHttpRequestException bad ? bad.StatusCode
            : (exception as PostgresException ?? exception.InnerException as PostgresException) is
            { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } ? StatusCodes.Status400BadRequest
            : null;
    }

    /// <summary>A database that is down or overloaded is a passing state: 503, and the sender tries again.</summary>
    private sealed class DatabaseAway(IProblemDetailsService problems) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            // EF Core wraps what Npgsql throws.
            if ((exception as NpgsqlException ?? exception.InnerException as NpgsqlException) is not { IsTransient: true })
                return ValueTask.FromResult(false);
            httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            httpContext.Response.Headers.RetryAfter = "5";
            return problems.TryWriteAsync(new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails = new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable },
            });
        }
    }
}
