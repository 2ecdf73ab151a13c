using Est.Intake.Categories;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Intake.Walks;

/// <summary>
/// The protocol as residents may read it: what was seen, what is proposed, who is to do it and by when, why something is not done, and how it went.
/// No ids, no severities, no person. Before it is published those who write it see it, as it will be.
/// </summary>
public static class GetProtocol
{
    private static readonly string[] Writers = [Roles.Coordinator, Roles.Admin];

    /// <param name="Target">The last day of the six months.</param>
    public sealed record Protocol(
        string Municipality, string Title, DateOnly Date, string? Time, string Light, string? Area, WalkRoute? Route, IReadOnlyList<string> Invited,
        IReadOnlyList<Participants> Participants, string Organisation, string State, DateTimeOffset? PublishedAt, DateOnly Target,
        IReadOnlyList<Seen> Observations, IReadOnlyList<Proposed> Proposals);

    /// <param name="Number">1 for the first; also on the map.</param>
    /// <param name="Category">By name.</param>
    public sealed record Seen(int Number, string What, string Category, bool Positive, double? Lon, double? Lat);

    /// <param name="State">Of the intervention that came of it; null while there is none.</param>
    public sealed record Proposed(
        int Number, string What, string Kind, string? Area, string? Responsible, DateOnly? Until, string Decision, string? Reason, string? State, DateOnly? DoneOn, string? WhyNot,
        string? Timing);

    public static async Task<Results<Ok<Protocol>, ProblemHttpResult>> Handle(
        string municipality, Guid id, Passport passport, Taxonomies taxonomies, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var taxonomy = await taxonomies.OfAsync(municipality, ct);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        return await Walk.ReadAsync(connection, municipality, id, clock.Today(), ct, onlyPublished: !passport.HasRole(Writers)) is [var walk]
            ? TypedResults.Ok(Of(municipality, walk, taxonomy))
            : Problems.NotFound("published walk");
    }

    internal static Protocol Of(string municipality, Walk walk, Taxonomy taxonomy) => new(
        municipality, walk.Title, walk.Date, walk.Time, walk.Light, walk.Area, walk.Route, walk.Invited, walk.Participants, walk.Organisation, walk.State, walk.PublishedAt,
        walk.Target,
        [.. walk.Observations.Select((o, i) => new Seen(i + 1, o.What, taxonomy.Find(o.Category)?.Name ?? o.Category, o.Positive, o.Lon, o.Lat))],
        [.. walk.Proposals.Select((p, i) => new Proposed(
            i + 1, p.What, p.Kind, p.Area ?? walk.Area, p.Responsible, p.Until, p.Decision, p.Reason, p.Became?.State, p.Became?.DoneOn, p.Became?.WhyNot, p.Timing))]);
}
