using Est.Contracts;

namespace Est.SituationPicture.Rebuilds;

/// <summary>All facts of a kommun, page by page, as Intake holds them now.</summary>
public sealed class IntakeFacts(HttpClient intake)
{
    private const int PageSize = 2_000;

    /// <param name="Next">The page after this one; null for the last.</param>
    public sealed record Page(IReadOnlyList<RecordedReport> Reports, string? Next);

    /// <param name="passport">The caller's, passed on: Intake lets in whom it would let in itself.</param>
    /// <exception cref="HttpRequestException">Intake does not answer, or refuses.</exception>
    public async Task<Page> ReadAsync(string municipality, string? after, string passport, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/internal/{municipality}/reports/facts?limit={PageSize}" + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}"));
        request.Headers.TryAddWithoutValidation("Authorization", passport);
        using var answer = await intake.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<Page>(ct) ?? throw new HttpRequestException("Intake gave an empty answer.");
    }
}
