using System.Net;
using System.Net.Http.Json;
using System.Web;
using Est.Contracts;

namespace Est.SituationPicture.Tests.Rebuilds;

/// <summary>Stands where Intake stands: answers <c>/internal/{municipality}/reports/facts</c> in pages of three.</summary>
public sealed class IntakeStub : HttpMessageHandler
{
    private const int PageSize = 3;
    private readonly Dictionary<string, List<RecordedReport>> kommuner = [];

    /// <summary>The passports that it was asked with.</summary>
    public HashSet<string?> Passports { get; } = [];

    /// <summary>What happens elsewhere when a page has been read, before the picture sees it.</summary>
    public Func<string, Task>? AfterPage { get; set; }

    public List<RecordedReport> Of(string municipality)
    {
        lock (kommuner) return kommuner.TryGetValue(municipality, out var known) ? known : kommuner[municipality] = [];
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Passports) Passports.Add(request.Headers.Authorization?.Scheme);
        var municipality = request.RequestUri!.Segments[2].TrimEnd('/');
        var after = HttpUtility.ParseQueryString(request.RequestUri.Query)["after"] ?? "";
        var page = Of(municipality).OrderBy(r => r.Id.ToString("N"), StringComparer.Ordinal)
            .Where(r => string.CompareOrdinal(r.Id.ToString("N"), after) > 0).Take(PageSize).ToList();
        if (AfterPage is { } happens) await happens(municipality);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = JsonContent.Create(new { reports = page, next = page.Count == PageSize ? page[^1].Id.ToString("N") : null }),
        };
    }
}
