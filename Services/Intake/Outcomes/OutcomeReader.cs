using Est.Intake.Categories;
using Est.Intake.Reports;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Outcomes;

/// <summary>Works out what became of reports when someone asks: nothing of it is stored with them, so nothing of it can be out of date.</summary>
public sealed class OutcomeReader(ServiceDataSources sources, Taxonomies taxonomies, ReportAreas areas)
{
    /// <param name="passport">The caller's, as it came.</param>
    internal async Task<IReadOnlyDictionary<Guid, Outcome>> ReadAsync(string municipality, IReadOnlyCollection<ReportColumns> reports, string passport, CancellationToken ct)
    {
        if (reports.Count == 0) return new Dictionary<Guid, Outcome>();
        var taxonomy = await taxonomies.OfAsync(municipality, ct);
        var placed = await areas.OfAsync(municipality, reports, passport, ct);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var first = (await connection.ReadAsync(
            row => (Id: row.GetGuid(0), At: row.GetFieldValue<DateTimeOffset>(1)), ct,
            "select id, received_at from report_revisions where municipality = $1 and id = any($2) and revision = 1",
            municipality, reports.Where(r => r.Revision > 1).Select(r => r.Id).ToArray())).ToDictionary(r => r.Id, r => r.At);
        var facts = await OutcomeFacts.ReadAsync(
            connection, municipality, [.. reports.Select(r => Week.Of(r.OccurredFrom).ToString()).Distinct()], [.. placed.Values.Distinct()], ct);
        return reports.ToDictionary(r => r.Id, r => Outcome.Of(
            r, first.GetValueOrDefault(r.Id, r.ReceivedAt), placed.GetValueOrDefault(r.Id), facts, taxonomy.Find(r.Category)?.Name ?? r.Category));
    }
}
