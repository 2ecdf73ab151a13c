using System.Globalization;
using Est.Contracts;
using Est.Intake.NilReports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Reports;

/// <summary>
/// Every report of the kommun as the events told it, those taken back and the calm weeks included, never any text: what a service builds its
/// read model from anew. In the order of ids, which no revision changes: what is there throughout is on exactly one page.
/// </summary>
public static class ListFacts
{
    private const int Most = 5_000, Usual = 1_000;

    /// <param name="Next">Send as <c>after</c> for the facts behind these; null when there are none.</param>
    public sealed record Answer(IReadOnlyList<RecordedReport> Reports, string? Next);

    /// <summary>Not under /api: the gateway forwards nothing to it, and the description for others does not name it.</summary>
    public static void MapReportFacts(this IEndpointRouteBuilder @internal) =>
        @internal.MapGet("/reports/facts", Handle).ExcludeFromDescription().AllowRoles(Roles.Admin);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, IntakeDb db, CancellationToken ct, string? after = null, string? limit = null)
    {
        var errors = new List<FieldError>();
        var (last, rows) = (Place.Start, Usual);
        if (after is not null && !Place.TryParse(after, out last))
            errors.Add(new FieldError("after", "not-a-cursor", "Send what next said in the answer before, as it was."));
        if (limit is not null && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out rows) && rows is >= 1 and <= Most))
            errors.Add(new FieldError("limit", "out-of-range", $"Give a limit from 1 to {Most}."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        var facts = last.Week is null ? await ReportsAsync(db, last.Id, rows, ct) : [];
        var next = facts.Count > 0 ? new Place(facts[^1].Id, null) : last;
        if (facts.Count < rows)
        {
            var calm = await CalmWeeksAsync(db, next.Week is null ? new Place(Guid.Empty, "") : next, rows - facts.Count, ct);
            facts.AddRange(calm.Select(nil => nil.ToRecorded()));
            if (calm.Count > 0) next = new Place(calm[^1].OrganisationId, calm[^1].Week);
        }
        return TypedResults.Ok(new Answer(facts, facts.Count == rows ? next.ToString() : null));
    }

    private static Task<List<RecordedReport>> ReportsAsync(IntakeDb db, Guid after, int limit, CancellationToken ct) =>
        db.Reports.AsNoTracking().Where(r => r.Id > after).OrderBy(r => r.Id).Take(limit)
            .Select(r => new RecordedReport(
                r.Id, r.Revision, r.Kind, r.Category, r.Severity, r.OccurredFrom, r.OccurredTo,
                r.Precision, r.Lon, r.Lat, r.AreaCode, r.Organisation, r.Source, r.RetractedAt != null))
            .ToListAsync(ct);

    private static Task<List<NilReport>> CalmWeeksAsync(IntakeDb db, Place after, int limit, CancellationToken ct) =>
        db.NilReports.AsNoTracking()
            .Where(n => EF.Functions.GreaterThan(ValueTuple.Create(n.OrganisationId, n.Week), ValueTuple.Create(after.Id, after.Week!)))
            .OrderBy(n => n.OrganisationId).ThenBy(n => n.Week).Take(limit).ToListAsync(ct);

    /// <summary>The last fact of a page: first come the reports by id, then the calm weeks by organisation and week.</summary>
    /// <param name="Id">The report, or the organisation of a calm week.</param>
    /// <param name="Week">Null for a report.</param>
    private readonly record struct Place(Guid Id, string? Week)
    {
        private const int IdLength = 32;

        public static Place Start => default;

        public override string ToString() => Id.ToString("N") + Week;

        public static bool TryParse(string text, out Place place)
        {
            place = default;
            if (text.Length is not IdLength and not IdLength + 8 || !Guid.TryParseExact(text[..IdLength], "N", out var id)) return false;
            if (text.Length > IdLength && !ServiceDefaults.Weeks.Week.TryParse(text[IdLength..], out _)) return false;
            place = new Place(id, text.Length > IdLength ? text[IdLength..] : null);
            return true;
        }
    }
}
