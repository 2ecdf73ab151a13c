using System.Diagnostics.CodeAnalysis;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Reports;

/// <summary>One report as it stands, and everything it has said.</summary>
public static class GetReport
{
    public sealed record Answer : ReportView
    {
        [SetsRequiredMembers]
        internal Answer(ReportView report, IReadOnlyList<Revision> revisions) : base(report) => Revisions = revisions;

        /// <summary>Newest first, beginning with the report as it stands.</summary>
        public required IReadOnlyList<Revision> Revisions { get; init; }
    }

    public sealed record Revision : ReportView
    {
        [SetsRequiredMembers]
        internal Revision(ReportView report, DateTimeOffset? replacedAt) : base(report) => ReplacedAt = replacedAt;

        /// <summary>Null for the one that stands.</summary>
        public required DateTimeOffset? ReplacedAt { get; init; }
    }

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, Guid id, Passport passport, IntakeDb db, CancellationToken ct)
    {
        // The revisions first: one that is made between the two queries is then missing, rather than there twice.
        var former = await db.ReportRevisions.AsNoTracking()
            .VisibleTo(passport, ListReports.SeeAll).Where(r => r.Id == id).OrderByDescending(r => r.Revision).ToListAsync(ct);
        if (await db.Reports.AsNoTracking().VisibleTo(passport, ListReports.SeeAll).SingleOrDefaultAsync(r => r.Id == id, ct) is not { } report)
            return Problems.NotFound("report");
        var view = ReportView.Of(report, passport);
        return TypedResults.Ok(new Answer(
            view, [new Revision(view, null), .. former.Select(revision => new Revision(ReportView.Of(revision, passport), revision.ReplacedAt))]));
    }
}
