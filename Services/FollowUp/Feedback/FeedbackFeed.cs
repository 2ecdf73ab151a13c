using System.Security.Cryptography;
using System.Xml.Linq;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Feedback;

/// <summary>
/// An organisation's letters as an Atom feed (RFC 4287). Feed readers cannot sign in: whoever has the secret address learns that there are letters and of which
/// period, and must sign in to read them.
/// </summary>
public static class FeedbackFeed
{
    private const int Most = 50, TokenBytes = 24;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="Atom">Secret address of the organisation's feed, from the gateway's root.</param>
    public sealed record Links(string Atom);

    public static async Task<Ok<Links>> GetLinks(string municipality, Passport passport, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await connection.RunAsync(ct, "insert into feedback_feeds (municipality, organisation, token) values ($1, $2, $3) on conflict do nothing",
            municipality, passport.Organisation, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)));
        var token = await connection.ReadAsync(row => row.GetString(0), ct,
            "select token from feedback_feeds where municipality = $1 and organisation = $2", municipality, passport.Organisation);
        return TypedResults.Ok(new Links($"/follow/{municipality}/{token[0]}.atom"));
    }

    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> Get(
        string municipality, string token, Mailer mailer, ServiceDataSources sources, HttpResponse response, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var organisation = await connection.ReadAsync(row => row.GetString(0), ct,
            "select organisation from feedback_feeds where municipality = $1 and token = $2", municipality, token);
        if (organisation.Count == 0) return Problems.NotFound("feed");
        var letters = await connection.ReadAsync(row => (Id: row.GetGuid(0), Period: row.GetString(1), At: row.GetFieldValue<DateTimeOffset>(2)), ct,
            $"select id, period, issued_at from feedback_letters where municipality = $1 and organisation = $2 order by issued_at desc, id desc limit {Most}",
            municipality, organisation[0]);
        response.Headers.CacheControl = "private, max-age=900";
        var feed = new XElement(Atom + "feed",
            new XElement(Atom + "id", mailer.LinkTo($"/{municipality}/aterkoppling")),
            new XElement(Atom + "title", $"Återkoppling till {organisation[0]}"),
            new XElement(Atom + "updated", Written(letters.Count == 0 ? DateTimeOffset.UnixEpoch : letters[0].At)),
            new XElement(Atom + "author", new XElement(Atom + "name", $"Est, {Municipalities.ByCode(municipality)?.Name ?? municipality}")),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", mailer.LinkTo($"/follow/{municipality}/{token}.atom"))),
            letters.Select(letter => new XElement(Atom + "entry",
                new XElement(Atom + "id", $"urn:uuid:{letter.Id}"),
                new XElement(Atom + "title", $"Återkoppling för {Letter.NameOf(Period.Parse(letter.Period))}"),
                new XElement(Atom + "updated", Written(letter.At)),
                new XElement(Atom + "link", new XAttribute("href", mailer.LinkTo(IssueLetters.LinkTo(municipality, letter.Id)))),
                new XElement(Atom + "summary", "Läs återkopplingen i Est."))));
        return TypedResults.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed, "application/atom+xml; charset=utf-8");
    }

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
