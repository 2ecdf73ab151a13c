using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace Est.Gateway.Tests.SignIn;

/// <summary>A browser with nobody's cookies, which goes where it is sent one step at a time.</summary>
public sealed class Browser : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient http;
    private readonly Uri gateway;

    public Browser(GatewayHost host)
    {
        gateway = host.ClientOptions.BaseAddress;
        http = new HttpClient(handler) { BaseAddress = gateway };
        http.DefaultRequestHeaders.Add("X-Est-Csrf", "1");
    }

    public HttpClient Http => http;

    /// <summary>Its cookies of the gateway. (Those of a provider at another port of the same host are sent along too.)</summary>
    public string Cookies
    {
        get => string.Join("; ", handler.CookieContainer.GetCookies(gateway).Select(cookie => $"{cookie.Name}={cookie.Value}").Where(cookie => cookie.StartsWith("est", StringComparison.Ordinal)));
        set
        {
            foreach (var cookie in value.Split("; ")) handler.CookieContainer.SetCookies(gateway, cookie);
        }
    }

    /// <summary>Signs in at the provider as that person.</summary>
    /// <returns>The page where it ends, as path and query.</returns>
    public async Task<string> SignInAsync(string subject, string page = "/1862/start") => await FollowAsync(await ToCallbackAsync(subject, page));

    /// <summary>Who it is signed in as.</summary>
    public async Task<JsonNode> SessionAsync() => (await http.GetFromJsonAsync<JsonNode>("/session"))!;

    /// <summary>The address at which the provider sends the browser back with a code.</summary>
    public async Task<Uri> ToCallbackAsync(string subject, string page = "/1862/start")
    {
        var at = await BeginAsync(page);
        while (at.AbsolutePath != "/session/callback" && at.Authority != gateway.Authority)
            at = await GoAsync(at.AbsolutePath.StartsWith("/interaction/", StringComparison.Ordinal) ? new Uri(at, $"?as={subject}") : at);
        return at;
    }

    /// <summary>Where the gateway sends whoever wants to sign in.</summary>
    public Task<Uri> BeginAsync(string page = "/1862/start") => GoAsync(new Uri(gateway, "/session/sign-in?return=" + Uri.EscapeDataString(page)));

    /// <summary>The page to which the gateway sends whoever comes back, as path and query.</summary>
    public async Task<string> FollowAsync(Uri address) => HttpUtility.UrlDecode((await GoAsync(address)).PathAndQuery);

    private async Task<Uri> GoAsync(Uri address)
    {
        using var answer = await http.GetAsync(address);
        if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"{address.GetLeftPart(UriPartial.Path)}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return new Uri(address, answer.Headers.Location!);
    }

    public void Dispose() => http.Dispose();
}
