using Est.Intake.Reports;

namespace Est.Intake.Outcomes;

/// <summary>
/// In which area each report counts. The picture counts them and knows; Intake has no polygons and keeps nothing of it per report.
/// While the picture does not answer, only what the report itself says is known.
/// </summary>
public sealed class ReportAreas(HttpClient picture)
{
    public sealed record Question(IReadOnlyList<Guid> Reports);

    public sealed record Answer(IReadOnlyDictionary<Guid, string> Areas);

    /// <param name="passport">The caller's, passed on.</param>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(string municipality, IReadOnlyCollection<ReportColumns> reports, string passport, CancellationToken ct)
    {
        var areas = reports.Where(r => r.Precision == Precisions.Municipality).ToDictionary(r => r.Id, _ => municipality);
        var asked = reports.Select(r => r.Id).Where(id => !areas.ContainsKey(id)).ToList();
        if (asked.Count == 0 || picture.BaseAddress is null) return areas;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/internal/{municipality}/facts/areas") { Content = JsonContent.Create(new Question(asked)) };
            request.Headers.TryAddWithoutValidation("Authorization", passport);
            using var answer = await picture.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode) return areas;
            foreach (var (id, area) in (await answer.Content.ReadFromJsonAsync<Answer>(ct))!.Areas) areas[id] = area;
        }
        catch (Exception away) when (away is HttpRequestException || away is TaskCanceledException && !ct.IsCancellationRequested)
        {
            // The reporter is told the rest.
        }
        return areas;
    }
}
