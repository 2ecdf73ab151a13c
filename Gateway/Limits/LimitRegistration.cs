using System.Globalization;
using System.Threading.RateLimiting;
using Est.Gateway.Callers;
using Est.Gateway.Keys;
using Est.Gateway.Sessions;
using Est.Gateway.Tokens;
using Est.ServiceDefaults.Http;

namespace Est.Gateway.Limits;

internal static class LimitRegistration
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => LimitSettings.Of(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<WrongCredentials>();
        builder.Services.AddRateLimiter(_ => { });
    }

    /// <summary>After authentication: each caller has a measure of its own, and nobody is held up by another.</summary>
    public static void UseLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<LimitSettings>();
        app.UseRateLimiter(new()
        {
            GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Who>(context => Caller.Of(context) switch
            {
                IntegrationKey key => Limited(new Who(key.Id, null), limits.Key),
                TokenCaller program => Limited(new Who(Guid.Empty, program.Client), limits.Key),
                StaffSession session => Limited(new Who(session.Id, null), limits.Session),
                _ => RateLimitPartition.GetNoLimiter(default(Who)),
            }),
            OnRejected = async (rejected, _) => await TooMany(rejected.HttpContext,
                rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1)),
        });
    }

    /// <summary>Answers that it was too much, and when to come back.</summary>
    public static Task TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests", "Wait for the time that Retry-After gives.")
            .ExecuteAsync(context);
    }

    internal static TokenBucketRateLimiterOptions ToOptions(this LimitSettings.Bucket bucket) => new()
    {
        TokenLimit = bucket.Burst,
        TokensPerPeriod = bucket.Each,
        ReplenishmentPeriod = bucket.Period,
        AutoReplenishment = true,
    };

    private static RateLimitPartition<Who> Limited(Who who, LimitSettings.Bucket bucket) =>
        RateLimitPartition.GetTokenBucketLimiter(who, _ => bucket.ToOptions());

    private readonly record struct Who(Guid Id, string? Client);
}
