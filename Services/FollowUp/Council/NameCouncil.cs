using Est.FollowUp.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Council;

/// <summary>A kommun says which council it is in, with which kommuner, and thereby lets them publish its suppressed counts together with their own once they say the same.</summary>
public static class NameCouncil
{
    private const int LongestName = 200, MostMunicipalities = 10;

    /// <param name="Municipalities">The other kommuner's codes; the own one may be among them.</param>
    public sealed record Request(string? Name, IReadOnlyList<string>? Municipalities);

    /// <param name="Council">Null before the kommun has named one: reports are over the kommun alone.</param>
    /// <param name="OpenData">True when the published tables are open data.</param>
    public sealed record Overview(AgreedCouncil? Council, IReadOnlyList<Published> Reports, bool OpenData);

    public sealed record Published(string Period, DateTimeOffset PublishedAt, string By);

    public static async Task<Ok<Overview>> Get(string municipality, ServiceDataSources sources, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var reports = await connection.ReadAsync(row => new Published(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2)), ct,
            "select period, published_at, published_by from council_reports where municipality = $1 order by published_at desc, period desc", municipality);
        var isOpen = await connection.ReadAsync(row => row.GetBoolean(0), ct, "select is_on from open_data where municipality = $1", municipality);
        return TypedResults.Ok(new Overview(await AgreedCouncil.ReadAsync(connection, municipality, ct), reports, isOpen.Contains(true)));
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Put(
        string municipality, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > LongestName) errors.Add(new("name", "missing", $"Name the council, with at most {LongestName} characters."));
        var members = (request.Municipalities ?? []).Append(municipality).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (members.Length > MostMunicipalities) errors.Add(new("municipalities", "too-many", $"A council has at most {MostMunicipalities} kommuner."));
        if (members.Any(code => ServiceDefaults.Municipalities.Municipalities.ByCode(code) is null)) errors.Add(new("municipalities", "unknown", "Use four-digit codes of Swedish kommuner."));
        if (errors.Count > 0) return Problems.Invalid(errors);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await connection.RunAsync(ct,
            """
            insert into councils (municipality, name, members, changed_at, changed_by) values ($1, $2, $3, $4, $5)
            on conflict (municipality) do update set name = excluded.name, members = excluded.members, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """, municipality, request.Name!.Trim(), members, clock.GetUtcNow().UtcDateTime, $"{passport.Name}, {passport.Organisation}");
        return TypedResults.NoContent();
    }
}
