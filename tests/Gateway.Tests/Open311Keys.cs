using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;

namespace Est.Gateway.Tests;

/// <summary>Under /open311 a key may come as the parameter api_key: it opens what it opens in the header, and is seen by nobody behind the door.</summary>
public sealed class Open311Keys(GatewayFixture fixture)
{
    private const string Requests = "/open311/v2/requests.json?jurisdiction_id=1862";

    [Fact]
    public async Task In_the_address_it_is_taken_out_and_the_rest_stays()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["rapportor"]);
        var seen = await SeenAsync(HttpMethod.Get, $"{Requests}&api_key={Uri.EscapeDataString(key)}&status=open,closed&start_date=2026-01-01T00%3A00%3A00Z");
        seen.ShouldStartWith("/open311/v2/requests.json?jurisdiction_id=1862&status=open,closed&start_date=2026-01-01T00%3A00%3A00Z |");
        seen.ShouldNotContain(key);
        seen.ShouldNotContain("X-Api-Key");
        seen.ShouldContain("X-Forwarded-Host=");
    }

    [Fact]
    public async Task In_the_form_it_is_taken_out_and_the_rest_stays_as_it_was_sent()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["rapportor"]);
        var seen = await SeenAsync(HttpMethod.Post, "/open311/v2/requests.json", $"api_key={Uri.EscapeDataString(key)}&jurisdiction_id=1862&description=Sm%C3%A5+%26+stort&attribute%5Bseverity%5D=2");
        seen.ShouldStartWith("/open311/v2/requests.json | jurisdiction_id=1862&description=Sm%C3%A5+%26+stort&attribute%5Bseverity%5D=2 |");
        seen.ShouldNotContain(key);
    }

    [Fact]
    public async Task In_the_header_it_works_as_everywhere()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["rapportor"]);
        using var answer = await fixture.Gateway.WithKey(key).GetAsync(new Uri(Requests, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nowhere_else_is_a_key_in_the_address_a_key()
    {
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["rapportor"]);
        using var client = fixture.Gateway.CreateClient();
        using var answer = await client.GetAsync(new Uri($"/api/1862/reports?api_key={key}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("json", "", "application/json", """[{"code":403,"description":"Missing or invalid api_key. Ask the kommun's administrator for one."}]""")]
    [InlineData("json", "&api_key=est_nobodys", "application/json", """[{"code":403,"description":"Missing or invalid api_key. Ask the kommun's administrator for one."}]""")]
    [InlineData("xml", "&api_key=", "text/xml",
        """<?xml version="1.0" encoding="utf-8"?><errors><error><code>403</code><description>Missing or invalid api_key. Ask the kommun&apos;s administrator for one.</description></error></errors>""")]
    public async Task A_wrong_key_or_none_is_refused_as_the_standard_says(string format, string parameter, string type, string body)
    {
        using var client = fixture.Gateway.CreateClient();
        using var answer = await client.GetAsync(new Uri($"/open311/v2/requests.{format}?jurisdiction_id=1862{parameter}", UriKind.Relative));
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.Forbidden, type, body));
    }

    [Fact]
    public async Task It_is_neither_logged_nor_traced()
    {
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => spans.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
        var (_, key) = await fixture.Gateway.NewKeyAsync(roles: ["rapportor"]);
        await SeenAsync(HttpMethod.Get, $"{Requests}&api_key={key}");
        await SeenAsync(HttpMethod.Post, "/open311/v2/requests.json", $"api_key={key}&jurisdiction_id=1862");
        await SeenAsync(HttpMethod.Get, $"{Requests}&api_key={key}1", status: HttpStatusCode.Forbidden);

        spans.ShouldContain(span => span.Contains("/open311", StringComparison.Ordinal), "there are spans of the requests");
        spans.Where(span => span.Contains(key, StringComparison.Ordinal)).ShouldBeEmpty();
        // The web server's own lines name the whole address. They are below what is kept (appsettings.json); this log keeps all.
        fixture.Gateway.Log.Lines.Where(line => line.Contains(key, StringComparison.Ordinal) && !line.StartsWith("Request ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private async Task<string> SeenAsync(HttpMethod method, string path, string? form = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var client = fixture.Gateway.CreateClient();
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (form is not null) request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
        return await answer.Content.ReadAsStringAsync();
    }
}
