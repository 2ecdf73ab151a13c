using System.Net.Mail;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Digests;

/// <summary>Notes that the reader has seen the digest, and where an e-mail shall go when a picture is agreed.</summary>
public static class FollowDigest
{
    private const int LongestAddress = 254;     // RFC 5321 section 4.5.3.1.3

    /// <param name="Email">Null to have none sent.</param>
    public sealed record Request(string? Email);

    public static async Task<NoContent> See(string municipality, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await WriteAsync(sources, municipality,
            "insert into digests_seen (municipality, subject, seen_at) values ($1, $2, $3) on conflict (municipality, subject) do update set seen_at = excluded.seen_at",
            [municipality, passport.Subject, clock.GetUtcNow()], ct);
        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> SetAddress(
        string municipality, Request request, Passport passport, ServiceDataSources sources, CancellationToken ct)
    {
        var email = request.Email?.Trim();
        if (string.IsNullOrEmpty(email))
        {
            await WriteAsync(sources, municipality, "delete from digest_addresses where municipality = $1 and subject = $2", [municipality, passport.Subject], ct);
            return TypedResults.NoContent();
        }
        if (email.Length > LongestAddress || !MailAddress.TryCreate(email, out _))
            return Problems.Invalid([new("email", "not-an-address", "Write an e-mail address such as namn@kommun.se.")]);
        await WriteAsync(sources, municipality,
            """
            insert into digest_addresses (municipality, subject, organisation, email) values ($1, $2, $3, $4)
            on conflict (municipality, subject) do update set organisation = excluded.organisation, email = excluded.email
            """,
            [municipality, passport.Subject, passport.Organisation, email], ct);
        return TypedResults.NoContent();
    }

    private static async Task WriteAsync(ServiceDataSources sources, string municipality, string sql, object[] parameters, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await connection.RunAsync(ct, sql, parameters);
    }
}
