using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Est.Gateway.SignIn;

/// <summary>
/// The identity provider's own description and keys, remembered for an hour. The library's ConfigurationManager fetches new keys behind the
/// request that needed them and lets it fail; here that request waits.
/// </summary>
internal sealed partial class Provider(SignInSettings settings, TimeProvider clock, ILogger<Provider> log) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <summary>A stranger's key id must not make us ask the provider for every request.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim asking = new(1, 1);
    private volatile Described? known;
    private DateTimeOffset askedAt = DateTimeOffset.MinValue;

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 };

    /// <summary>Null when the provider cannot be reached and never was; what it said last goes on holding.</summary>
    public async ValueTask<OpenIdConnectConfiguration?> DescribeAsync(CancellationToken ct) =>
        known is { } described && clock.GetUtcNow() < described.At + Remembered ? described.Configuration : await AskAsync(null, ct);

    /// <summary>Asked anew, since <paramref name="outdated"/> lacked a key: providers change theirs without telling.</summary>
    public async ValueTask<OpenIdConnectConfiguration?> AskAsync(OpenIdConnectConfiguration? outdated, CancellationToken ct)
    {
        await asking.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            if (known is { } other && other.Configuration != outdated && now < other.At + Remembered) return other.Configuration;
            if (now < askedAt + Pause) return known?.Configuration;
            askedAt = now;
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
                settings.Authority.TrimEnd('/') + "/.well-known/openid-configuration", new Documents(Http), ct);
            if (configuration.Issuer?.TrimEnd('/') != settings.Authority.TrimEnd('/'))
                throw new InvalidOperationException("The provider calls itself by another name than Est:SignIn:Authority.");
            return (known = new Described(configuration, now)).Configuration;
        }
        catch (Exception error) when (error is IOException or HttpRequestException or InvalidOperationException or ArgumentException or JsonException
            || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            CannotBeAsked(log, error.Message);
            return known?.Configuration;
        }
        finally
        {
            asking.Release();
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        asking.Dispose();
    }

    private sealed record Described(OpenIdConnectConfiguration Configuration, DateTimeOffset At);

    private sealed class Documents(HttpClient http) : IDocumentRetriever
    {
        public Task<string> GetDocumentAsync(string address, CancellationToken cancel) => http.GetStringAsync(new Uri(address), cancel);
    }

    [LoggerMessage(LogLevel.Warning, "The identity provider does not describe itself: {Reason}")]
    private static partial void CannotBeAsked(ILogger log, string reason);
}
