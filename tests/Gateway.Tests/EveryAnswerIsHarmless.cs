using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Est.Gateway.Tests;

public sealed class EveryAnswerIsHarmless(GatewayFixture fixture)
{
    private const string NothingRuns = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    [Theory]
    [InlineData("GET", "/api/1862/pictures/2026-W47", 200)]
    [InlineData("POST", "/api/1862/reports", 200)]
    [InlineData("GET", "/api/1862/there-is-no-such-thing", 404)]
    [InlineData("GET", "/api/1883/reports", 403)]
    [InlineData("GET", "/ogc/1862/collections", 200)]
    [InlineData("GET", "/open-data/1862/2026-Q3.csv", 200)]
    [InlineData("GET", "/session", 200)]
    [InlineData("GET", "/session/sign-in", 404)]
    [InlineData("GET", "/access/keys", 403)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/health", 200)]
    [InlineData("GET", "/.well-known/jwks.json", 200)]
    public async Task Data_is_never_run(string method, string path, int status)
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["rapportor"]);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await fixture.Gateway.WithKey(key).SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        ShouldBeHarmless(answer, NothingRuns);
    }

    [Theory]
    [InlineData("/"), InlineData("/docs/index.html"), InlineData("/assets/missing.js")]
    public async Task Pages_run_Ests_own_scripts_alone(string path)
    {
        using var answer = await fixture.Gateway.CreateClient().GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; style-src 'self'");
        ShouldBeHarmless(answer, policy);
    }

    [Fact]
    public async Task A_service_cannot_take_a_header_off_and_an_error_has_them_all_the_same()
    {
        var own = await fixture.StartOwnAsync(new() { ["ReverseProxy:Clusters:picture:Destinations:primary:Address"] = "http://127.0.0.1:1" });
        var (_, key) = await own.Gateway.NewKeyAsync();

        using var answer = await own.Gateway.WithKey(key).GetAsync("/api/1862/pictures/2026-W47");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        ShouldBeHarmless(answer, NothingRuns);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://est.example/session", true), InlineData("http://est.example/session", false)]
    [InlineData("https://localhost/session", false), InlineData("https://127.0.0.1/session", false)]
    public async Task A_browser_is_told_to_come_by_https_only_but_not_on_ones_own_machine(string address, bool isTold)
    {
        using var answer = await InMemory().GetAsync(address);

        answer.Headers.Contains("Strict-Transport-Security").ShouldBe(isTold);
    }

    [Theory]
    [InlineData("http://est.example", true), InlineData("http://192.0.2.10:8080", true), InlineData("https://localhost", true), InlineData("http://localhost", false), InlineData("http://[::1]", false)]
    public async Task A_cookie_goes_by_plain_http_on_ones_own_machine_alone(string address, bool isSecure)
    {
        using var content = new StringContent("""{"persona":"samordnare"}""", Encoding.UTF8, "application/json");
        using var answer = await InMemory().PostAsync(address + "/session", content);

        answer.Headers.GetValues("Set-Cookie").Single().StartsWith("__Host-est=", StringComparison.Ordinal).ShouldBe(isSecure);
        answer.Headers.GetValues("Set-Cookie").Single().Contains("; secure", StringComparison.Ordinal).ShouldBe(isSecure);
    }

    [Fact]
    public async Task The_tile_server_that_was_chosen_is_told_to_the_page_and_is_all_that_it_may_fetch_from()
    {
        var own = await fixture.StartOwnAsync(new()
        {
            ["Est:Map:Tiles"] = "https://tiles.example.se/topo/{z}/{x}/{y}.png",
            ["Est:Map:Attribution"] = "© Lantmäteriet",
        });

        (await own.Gateway.CreateClient().GetStringAsync(new Uri("/session", UriKind.Relative))).ShouldBe(
            """{"signedIn":false,"demo":true,"signIn":null,"map":{"tiles":"https://tiles.example.se/topo/{z}/{x}/{y}.png","attribution":"© Lantmäteriet"}}""");
        using var page = await own.Gateway.CreateClient().GetAsync("/");
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith(
            "default-src 'self'; script-src 'self'; img-src 'self' data: https://tiles.example.se; font-src 'self'; connect-src 'self' https://tiles.example.se; object-src 'none';");
    }

    [Fact]
    public async Task A_header_of_ten_megabytes_is_refused_before_it_is_read_and_nobody_else_notices()
    {
        var address = fixture.Gateway.ClientOptions.BaseAddress;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        var sent = 0;
        var piece = Encoding.ASCII.GetBytes(new string('a', 64 * 1024));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /session HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: "));
        try
        {
            for (; sent < 10 * 1024 * 1024; sent += piece.Length) await stream.WriteAsync(piece);
        }
        catch (IOException)
        {
            // The gateway hung up: what is still to be sent has nowhere to go.
        }

        sent.ShouldBeLessThan(10 * 1024 * 1024, "the whole header was read");
        (await fixture.Gateway.CreateClient().StatusAsync("/session")).ShouldBe("200");
    }

    [Fact]
    public async Task A_header_just_above_the_limit_is_answered_431()
    {
        using var answer = await fixture.Gateway.With("X-Api-Key", new string('a', 33 * 1024)).GetAsync("/session");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    private HttpClient InMemory() => inMemory ??= Start();

    private HttpClient? inMemory;

    private HttpClient Start() => fixture.Own.StartReplica(inMemory: true).CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });

    private static void ShouldBeHarmless(HttpResponseMessage answer, string policy)
    {
        string Of(string name) => string.Join(" | ", answer.Headers.GetValues(name));
        Of("Content-Security-Policy").ShouldBe(policy);
        Of("X-Content-Type-Options").ShouldBe("nosniff");
        Of("X-Frame-Options").ShouldBe("DENY");
        Of("Referrer-Policy").ShouldBe("same-origin");
        Of("Permissions-Policy").ShouldBe("geolocation=(self), camera=(), microphone=()");
        Of("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
    }
}
