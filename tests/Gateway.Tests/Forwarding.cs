using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;

namespace Est.Gateway.Tests;

public sealed class Forwarding(GatewayFixture fixture)
{
    [Theory]
    [InlineData("reports"), InlineData("reports/nil"), InlineData("imports/5"), InlineData("quarantine"), InlineData("categories/klotter"), InlineData("walks")]
    [InlineData("areas"), InlineData("pictures/2026-W47/map"), InlineData("meetings"), InlineData("signals"), InlineData("trends")]
    [InlineData("rounds/1")]
    [InlineData("interventions"), InlineData("reviews"), InlineData("effects"), InlineData("years/2026"), InlineData("feedback")]
    [InlineData("council/2026-Q4"), InlineData("pledges"), InlineData("action-plan")]
    public async Task Every_address_of_the_design_reaches_its_service(string address)
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync();

        (await fixture.Gateway.WithKey(key).SeenAsync($"/api/1862/{address}?week=2026-W47")).Path.ShouldBe($"/api/1862/{address}");
    }

    [Fact]
    public async Task A_map_program_reaches_the_picture_of_its_kommun_which_is_told_the_address()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync();
        using var client = fixture.Gateway.WithKey(key);
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "somewhere.else");

        var seen = await client.SeenAsync("/ogc/1862/collections/areas/items?limit=5");
        seen.Path.ShouldBe("/ogc/1862/collections/areas/items");
        seen.Headers["X-Forwarded-Host"].ShouldBe(client.BaseAddress!.Authority);
        seen.Headers["X-Forwarded-Proto"].ShouldBe("http");
        using var other = await client.GetAsync(new Uri("/ogc/1883/collections", UriKind.Relative));
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/follow/1862/abc.ics", "calendar")]
    [InlineData("/open-data/1862/2026-Q3.csv", "open-data")]
    public async Task An_open_address_is_asked_for_by_nobody_whoever_one_is(string address, string scope)
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["admin"]);
        foreach (var client in new[] { fixture.Gateway.CreateClient(), fixture.Gateway.WithKey(key), await fixture.Gateway.SignInAsync("lokbra") })
        {
            var seen = await client.SeenAsync(address);
            (seen.Passport.Municipality, string.Join(' ', seen.Passport.Roles), string.Join(' ', seen.Passport.Scopes), seen.Passport.OrganisationId).ShouldBe(("1862", "", scope, Guid.Empty));
            seen.Headers.Keys.Where(header => header is "X-Api-Key" or "Cookie").ShouldBeEmpty();
        }
        using var unknown = await fixture.Gateway.CreateClient().GetAsync(new Uri(address.Replace("1862", "0180", StringComparison.Ordinal), UriKind.Relative), TestContext.Current.CancellationToken);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_body_above_the_limit_is_refused_with_a_sentence()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync();
        var client = fixture.Gateway.WithKey(key);

        (await PostAsync(1024 * 1024, chunked: false)).ShouldBe("200");
        (await PostAsync(1024 * 1024 + 1, chunked: false)).ShouldBe("413 too-large");
        (await PostAsync(1024 * 1024 + 1, chunked: true)).ShouldBe("413 too-large");

        // A file may be larger, and only where files are sent in.
        (await PostAsync(20 * 1024 * 1024, chunked: true, "/api/1862/imports?name=x.csv")).ShouldBe("200");
        (await PostAsync(1024 * 1024 + 1, chunked: false, "/api/1862/imports/x/run")).ShouldBe("413 too-large");

        async Task<string> PostAsync(int bytes, bool chunked, string address = "/api/1862/reports")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(new byte[bytes]) };
            request.Headers.TransferEncodingChunked = chunked;
            using var answer = await client.SendAsync(request);
            return await answer.DescribeAsync();
        }
    }

    [Fact]
    public async Task The_stream_and_the_feed_take_as_much_as_comes()
    {
        const int Bytes = 8 * 1024 * 1024;
        var (_, reporter) = await fixture.Gateway.NewKeyAsync();
        var (_, feed) = await fixture.Gateway.NewKeyAsync("all", "Polisen", "polis", "polisen", scopes: ["feeds"]);

        using var streamed = await fixture.Gateway.WithKey(reporter).PostAsync(
            new Uri("/api/1862/reports/stream", UriKind.Relative), new ByteArrayContent(new byte[Bytes]));
        using var fed = await fixture.Gateway.WithKey(feed).PostAsync(new Uri("/feeds/polisen", UriKind.Relative), new ByteArrayContent(new byte[Bytes]));

        (await streamed.Content.ReadAsByteArrayAsync()).Length.ShouldBe(Bytes);
        (await fed.Content.ReadFromJsonAsync<Seen>())!.Bytes.ShouldBe(Bytes);
    }

    [Fact]
    public async Task A_line_of_a_stream_is_answered_before_the_next_is_sent()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync();
        var address = fixture.Gateway.ClientOptions.BaseAddress;
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        await using var network = client.GetStream();
        using var reader = new StreamReader(network);
        await SendAsync($"POST /api/1862/reports/stream HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: {key}\r\n" +
            "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");

        await SendAsync("6\r\nfirst\n\r\n");
        (await ReadUntilAsync("first")).ShouldBe("first");
        await SendAsync("7\r\nsecond\n\r\n");
        (await ReadUntilAsync("second")).ShouldBe("second");

        async Task SendAsync(string text) => await network.WriteAsync(Encoding.ASCII.GetBytes(text));

        async Task<string?> ReadUntilAsync(string line)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            string? read;
            do read = await reader.ReadLineAsync(patience.Token); while (read is not null && read != line);
            return read;
        }
    }

    [Fact]
    public async Task A_service_that_is_away_is_said_to_be_away()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var address = $"http://{nobody.LocalEndpoint}";
        nobody.Stop();
        var own = await fixture.StartOwnAsync(new() { ["ReverseProxy:Clusters:picture:Destinations:primary:Address"] = address });
        var (_, key) = await own.Gateway.NewKeyAsync();

        (await own.Gateway.WithKey(key).StatusAsync("/api/1862/pictures/2026-W47")).ShouldBe("502 service-unavailable");
        (await own.Gateway.WithKey(key).StatusAsync("/api/1862/reports")).ShouldBe("200");
    }
}
