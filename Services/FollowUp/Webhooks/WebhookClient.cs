using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Est.ServiceDefaults.Storage;

namespace Est.FollowUp.Webhooks;

/// <summary>
/// Makes one attempt to deliver. The address was chosen by a subscriber, so it is not trusted: it is checked after its name was looked up, for the
/// very connection that is then used; redirects are not followed, no proxy is asked, no cookies are kept, and of the answer only the status is used.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int AnswerLimit = 16 * 1024;
    private readonly HttpClient http;
    private readonly TimeProvider clock;

    public WebhookClient(WebhookSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = Patience,
            MaxResponseHeadersLength = 16,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, settings.AllowPrivate, ct),
        })
        { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <param name="Status">Of the answer; null when there was none.</param>
    /// <param name="Error">Null when it was taken; otherwise a code: <c>status</c>, <c>timeout</c>, <c>refused-address</c>, <c>no-answer</c>.</param>
    public sealed record Outcome(int? Status, string? Error);

    public async Task<Outcome> SendAsync(Uri url, byte[] secret, Guid id, string body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/cloudevents+json"),
        };
        var at = clock.GetUtcNow();
        request.Headers.Add("webhook-id", id.ToString());
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", Signature.Of(secret, id.ToString(), at, body));
        request.Headers.UserAgent.ParseAdd("Est-Webhooks/1.0");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var status = (int)answer.StatusCode;
            await ReadToLimitAsync(answer, patience.Token);
            return new Outcome(status, answer.IsSuccessStatusCode ? null : "status");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Outcome(null, "timeout");
        }
        catch (HttpRequestException error)
        {
            return new Outcome(null, error.InnerException is RefusedAddressException ? "refused-address" : "no-answer");
        }
        catch (IOException)
        {
            return new Outcome(null, "no-answer");
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>A connection whose answer was read can be used again; one that says more than it should is dropped.</summary>
    private static async Task ReadToLimitAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[4096];
        for (var read = 0; read < AnswerLimit;)
        {
            var more = await stream.ReadAsync(buffer, ct);
            if (more == 0) return;
            read += more;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool allowPrivate, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, ct);
        var allowed = allowPrivate ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (allowed.Length == 0) throw new RefusedAddressException();
        // Connected by number: looked up once more, the name could point elsewhere.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class RefusedAddressException() : IOException("The address is not one of the open internet.");
}

/// <param name="AllowPrivate">True lets webhooks go to Est's own machine and network, by http as well: for tests and closed networks.</param>
public sealed record WebhookSettings(bool AllowPrivate)
{
    public static WebhookSettings Of(IConfiguration configuration) => new(configuration.GetValue("Est:Webhooks:AllowPrivate", false));
}
