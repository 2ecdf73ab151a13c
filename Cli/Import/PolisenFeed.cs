using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Est.AppHost.Local;
using Est.Cli.Access;
using Est.Cli.Instance;

namespace Est.Cli.Import;

/// <summary>Sends chunks of police events to <c>POST /feeds/polisen</c>. Sending twice is safe, so what failed in passing is sent again.</summary>
internal sealed class PolisenFeed(GatewayClient gateway)
{
    private const int Tries = 6;

    private static readonly string KeyFile = Path.Combine(RunningInstance.Home, "feeds.key");

    public async Task<FeedTotals> SendAsync(IReadOnlyList<JsonElement> events, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(events);
        for (var attempt = 1; ; attempt++)
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            try
            {
                using var answer = await gateway.SendAsync("/feeds/polisen", content, ct, await KeyAsync(ct));
                if (answer.IsSuccessStatusCode)
                    return await answer.Content.ReadFromJsonAsync<FeedTotals>(ct) ?? throw new CliFailure("The gateway gave an empty answer.");
                if (answer.StatusCode == HttpStatusCode.Unauthorized && attempt == 1) File.Delete(KeyFile); // revoked, or of data that --fresh forgot
                else if (attempt == Tries || !IsPassing(answer.StatusCode)) throw new CliFailure(await GatewayClient.RefusalAsync(answer, ct));
            }
            catch (GatewayAwayException) when (attempt < Tries)
            {
            }
            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1)), ct);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests || (int)status >= 500;

    /// <summary>A key with the scope for feeds, made at the first import and kept.</summary>
    private static async Task<string> KeyAsync(CancellationToken ct)
    {
        if (File.Exists(KeyFile)) return await File.ReadAllTextAsync(KeyFile, ct);
        var created = await KeyCommand.CreateAsync("all", "Polisen", "polis", "polisen.se", [], ["feeds"], ct);
        PrivateFile.Write(KeyFile, created.Key);
        return created.Key;
    }
}
