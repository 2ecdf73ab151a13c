using Est.Intake.Categories;
using Est.Intake.Outcomes;
using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Open311;

/// <summary>GET requests, one request, and a request by its token: the caller's own organisation's reports, or all by role, with what became of them.</summary>
public static class GetRequests
{
    private const int Most = 1000;

    public static async Task<IResult> Handle(
        string format, HttpRequest request, Passport passport, Tenant tenant, IntakeDb db, Taxonomies taxonomies, OutcomeReader outcomes, TimeProvider clock, CancellationToken ct)
    {
        if (Jurisdiction.Enter(format, request.Query["jurisdiction_id"], passport, tenant) is { } refused) return refused;
        var errors = new List<string>();
        var query = RequestQuery.Read(request.Query, clock.GetUtcNow(), errors);
        if (errors.Count > 0) return Open311Answer.Refuse(format, StatusCodes.Status400BadRequest, errors);

        var shown = new List<Node>();
        Requested? last = null;
        do
        {
            var page = await PageAsync(db, passport, query, last, ct);
            shown.AddRange((await ShownAsync(page, request, passport, taxonomies, outcomes, ct)).Where(r => query.Wants(r.Status)).Select(r => r.Node));
            last = page.Count == Most && query.Ids is null ? page[^1] : null;
        }
        while (last is not null && shown.Count < Most);
        return new Open311Answer(format, "service_requests", new Many("request", shown.Take(Most)));
    }

    public static async Task<IResult> One(
        string format, string id, HttpRequest request, Passport passport, Tenant tenant, IntakeDb db, Taxonomies taxonomies, OutcomeReader outcomes, CancellationToken ct)
    {
        if (Jurisdiction.Enter(format, request.Query["jurisdiction_id"], passport, tenant) is { } refused) return refused;
        var page = Guid.TryParse(id, out var report) ? await PageAsync(db, passport, RequestQuery.Of(report), null, ct) : [];
        return page.Count == 0
            ? Open311Answer.Refuse(format, StatusCodes.Status404NotFound, "service_request_id provided was not found.")
            : new Open311Answer(format, "service_requests", new Many("request", (await ShownAsync(page, request, passport, taxonomies, outcomes, ct)).Select(r => r.Node)));
    }

    /// <summary>A token is given for what waits in quarantine; it has a request once somebody has released it.</summary>
    public static async Task<IResult> ByToken(
        string format, string token, Passport passport, Tenant tenant, IntakeDb db, CancellationToken ct, [FromQuery(Name = "jurisdiction_id")] string? jurisdictionId = null)
    {
        if (Jurisdiction.Enter(format, jurisdictionId, passport, tenant) is { } refused) return refused;
        var report = Guid.TryParse(token, out var entry)
            ? await db.Quarantine.AsNoTracking().VisibleTo(passport, QuarantineEndpoints.SeeAll).Where(e => e.Id == entry).Select(e => e.ReportId).SingleOrDefaultAsync(ct)
            : null;
        return report is null
            ? Open311Answer.Refuse(format, StatusCodes.Status404NotFound, "token provided was not found, or has no service_request_id yet.")
            : new Open311Answer(format, "service_requests", new Many("request", [new Fields(("service_request_id", report.ToString()), ("token", entry.ToString()))]));
    }

    /// <param name="At">When its first revision came in.</param>
    private sealed record Requested(StoredReport Report, DateTimeOffset At);

    private static async Task<List<Requested>> PageAsync(IntakeDb db, Passport passport, RequestQuery query, Requested? after, CancellationToken ct)
    {
        var reports = query.Apply(db.Reports.AsNoTracking().VisibleTo(passport, ListReports.SeeAll));
        var requested = reports.Select(r => new
        {
            Report = r,
            At = r.Revision == 1 ? r.ReceivedAt : db.ReportRevisions.Where(v => v.Id == r.Id && v.Revision == 1).Select(v => v.ReceivedAt).First(),
        });
        if (query.Ids is null) requested = requested.Where(r => r.At >= query.From && r.At <= query.To);
        if (after is { At: var at, Report.Id: var id }) requested = requested.Where(r => r.At < at || (r.At == at && r.Report.Id < id));
        return [.. (await requested.OrderByDescending(r => r.At).ThenByDescending(r => r.Report.Id).Take(Most).ToListAsync(ct)).Select(r => new Requested(r.Report, r.At))];
    }

    private static async Task<List<(string Status, Node Node)>> ShownAsync(
        List<Requested> page, HttpRequest request, Passport passport, Taxonomies taxonomies, OutcomeReader outcomes, CancellationToken ct)
    {
        var taxonomy = await taxonomies.OfAsync(passport.Municipality, ct);
        var became = await outcomes.ReadAsync(passport.Municipality, [.. page.Select(r => r.Report)], request.Headers.Authorization.ToString(), ct);
        return [.. page.Select(r => Shown(r, became[r.Report.Id], taxonomy, passport.MayReadTextOf(r.Report)))];
    }

    private static (string, Node) Shown(Requested requested, Outcome outcome, Taxonomy taxonomy, bool text)
    {
        var report = requested.Report;
        var status = outcome.IsClosed ? RequestQuery.Closed : RequestQuery.Open;
        return (status, new Fields(
            ("service_request_id", report.Id.ToString()), ("status", status), ("status_notes", outcome.Sentence),
            ("service_name", taxonomy.Find(report.Category)?.Name ?? report.Category), ("service_code", report.Category), ("description", text ? report.Description : null),
            ("agency_responsible", (string?)null), ("service_notice", (string?)null),
            ("requested_datetime", (DateTimeOffset?)requested.At), ("updated_datetime", (DateTimeOffset?)(report.RetractedAt ?? report.ReceivedAt)), ("expected_datetime", (string?)null),
            ("address", text ? report.Address : null), ("address_id", outcome.Area?.Code), ("zipcode", (string?)null),
            ("lat", report.Lat), ("long", report.Lon), ("media_url", (string?)null)));
    }
}
