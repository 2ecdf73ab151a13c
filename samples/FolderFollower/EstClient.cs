using System.Net;
using System.Text;
using System.Text.Json;

namespace Est.Samples.FolderFollower;

/// <summary>The three calls that a follower needs. What is passing (no net, 429, 503) is tried again for as long as it takes; what is not throws.</summary>
public sealed class EstClient(HttpClient http, string municipality)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Sends lines of NDJSON; returns one line of result for each, when all of them are durable.</summary>
    public async Task<string[]> SendLinesAsync(IReadOnlyList<string> lines, CancellationToken ct)
    {
        var text = await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, $"/api/{municipality}/reports/stream")
        {
            Content = new StringContent(string.Join('\n', lines) + "\n", Encoding.UTF8, "application/x-ndjson"),
        }, ct);
        var results = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return results.Length == lines.Count ? results : throw new InvalidDataException($"{lines.Count} lines were sent, and {results.Length} answered.");
    }

    /// <summary>Sends a file; returns the import's id.</summary>
    public async Task<Guid> UploadAsync(string path, CancellationToken ct) => IdOf(await SendAsync(() => new HttpRequestMessage(
        HttpMethod.Post, $"/api/{municipality}/imports?name={Uri.EscapeDataString(Path.GetFileName(path))}")
    { Content = new StreamContent(File.OpenRead(path)) }, ct));

    /// <summary>Lets an import run, unless it has been, and waits for its end.</summary>
    public async Task<JsonElement> RunAsync(Guid import, CancellationToken ct)
    {
        for (var pause = TimeSpan.FromSeconds(0.2); ; pause = pause < TimeSpan.FromSeconds(5) ? pause * 1.5 : pause)
        {
            var state = JsonDocument.Parse(await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"/api/{municipality}/imports/{import}"), ct)).RootElement;
            switch (state.GetProperty("state").GetString())
            {
                case "done": return state;
                case "failed": throw new InvalidDataException($"The import failed: {state.GetProperty("problem")}");
                case "inspected":
                    await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, $"/api/{municipality}/imports/{import}/run"), ct);
                    break;
            }
            await Task.Delay(pause, ct);
        }
    }

    private async Task<string> SendAsync(Func<HttpRequestMessage> make, CancellationToken ct)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause < Longest ? pause * 2 : Longest)
        {
            var wait = pause;
            try
            {
                using var request = make();
                using var answer = await http.SendAsync(request, ct);
                var text = await answer.Content.ReadAsStringAsync(ct);
                if (answer.IsSuccessStatusCode) return text;
                if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
                    throw new InvalidDataException($"{(int)answer.StatusCode}: {text}");
                wait = answer.Headers.RetryAfter?.Delta ?? pause;
            }
            catch (HttpRequestException error)
            {
                await Console.Error.WriteLineAsync($"Est does not answer: {error.Message}");
            }
            await Task.Delay(wait, ct);
        }
    }

    private static Guid IdOf(string json) => JsonDocument.Parse(json).RootElement.GetProperty("id").GetGuid();
}
