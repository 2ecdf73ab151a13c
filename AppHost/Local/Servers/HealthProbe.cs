namespace Est.AppHost.Local;

/// <summary>Asks an HTTP address for 200.</summary>
internal static class HealthProbe
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static async Task<string?> AskAsync(string address, CancellationToken ct)
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri(address), ct);
            return answer.IsSuccessStatusCode ? null : $"{address} answers {(int)answer.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return $"{address} does not answer";
        }
    }
}
