using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Est.Cli.Instance;

namespace Est.Cli.Access;

/// <summary>The gateway cannot be reached just now.</summary>
internal sealed class GatewayAwayException(string sentence) : CliFailure(sentence);

/// <summary>Calls the gateway of this instance; turns what it refuses into a sentence.</summary>
internal sealed class GatewayClient : IDisposable
{
    private readonly HttpClient _client;

    private GatewayClient(Uri address) => _client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };

    public static GatewayClient Connect()
    {
        var gateway = RunningInstance.Require().Resources.FirstOrDefault(resource => resource.Name == "gateway")
            ?? throw new CliFailure("Est is still starting: wait until ./est status shows the gateway as healthy.");
        return new GatewayClient(new Uri(gateway.Address));
    }

    /// <summary>As the operator of this machine, with the key that <c>./est up</c> made.</summary>
    public static GatewayClient ConnectAsOperator()
    {
        RunningInstance.Require();
        var file = Path.Combine(RunningInstance.Home, "operator.key");
        if (!File.Exists(file)) throw new CliFailure($"The operator's key {file} is missing: stop with ./est down and start with ./est up, which makes it.");
        var gateway = Connect();
        gateway._client.DefaultRequestHeaders.Add("X-Operator-Key", File.ReadAllText(file).Trim());
        return gateway;
    }

    public async Task<T> PostAsync<T>(string path, object body, CancellationToken ct)
    {
        using var content = JsonContent.Create(body);
        using var answer = await SendAsync(path, content, ct);
        if (!answer.IsSuccessStatusCode) throw new CliFailure(await RefusalAsync(answer, ct));
        return await answer.Content.ReadFromJsonAsync<T>(ct) ?? throw new CliFailure($"The gateway gave an empty answer to {path}.");
    }

    public Task<HttpResponseMessage> SendAsync(string path, HttpContent content, CancellationToken ct, string? key = null) =>
        SendAsync(HttpMethod.Post, path, content, ct, key);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        try
        {
            return await _client.SendAsync(request, ct);
        }
        catch (HttpRequestException)
        {
            throw new GatewayAwayException($"The gateway at {_client.BaseAddress} does not answer: see ./est status and ./est logs gateway.");
        }
    }

    /// <summary>The title and the field errors of a problem answer (RFC 9457).</summary>
    public static async Task<string> RefusalAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"The gateway answers {(int)answer.StatusCode}");
        if (answer.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
            return $"{what}: a service behind it does not answer; see ./est status.";
        try
        {
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
            var title = problem.RootElement.TryGetProperty("title", out var value) ? value.GetString() : null;
            var errors = problem.RootElement.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array
                ? string.Join("; ", list.EnumerateArray().Select(error => $"{error.GetProperty("field")}: {error.GetProperty("message")}"))
                : "";
            return $"{what}: {title}{(errors.Length > 0 ? $" ({errors})" : "")}.";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return what + ".";
        }
    }

    public void Dispose() => _client.Dispose();
}
