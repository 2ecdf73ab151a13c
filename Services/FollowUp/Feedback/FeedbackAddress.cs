using System.Net.Mail;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Feedback;

/// <summary>Where the reader wants to be told by e-mail that a letter has come.</summary>
public static class FeedbackAddress
{
    private const int LongestAddress = 254;     // RFC 5321 section 4.5.3.1.3

    /// <param name="Email">Null to have none sent.</param>
    public sealed record Address(string? Email);

    public static async Task<Ok<Address>> Get(string municipality, Passport passport, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var email = await connection.ReadAsync(row => row.GetString(0), ct,
            "select email from feedback_addresses where municipality = $1 and subject = $2", municipality, passport.Subject);
        return TypedResults.Ok(new Address(email.FirstOrDefault()));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Put(
        string municipality, Address request, Passport passport, ServiceDataSources sources, CancellationToken ct)
    {
        var email = request.Email?.Trim();
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (string.IsNullOrEmpty(email))
        {
            await connection.RunAsync(ct, "delete from feedback_addresses where municipality = $1 and subject = $2", municipality, passport.Subject);
            return TypedResults.NoContent();
        }
        if (email.Length > LongestAddress || !MailAddress.TryCreate(email, out _))
            return Problems.Invalid([new("email", "not-an-address", "Write an e-mail address such as namn@kommun.se.")]);
        await connection.RunAsync(ct,
            """
            insert into feedback_addresses (municipality, subject, organisation, email) values ($1, $2, $3, $4)
            on conflict (municipality, subject) do update set organisation = excluded.organisation, email = excluded.email
            """, municipality, passport.Subject, passport.Organisation, email);
        return TypedResults.NoContent();
    }
}
