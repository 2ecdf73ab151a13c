namespace Est.Gateway.Tests;

public sealed class StaffPages(GatewayFixture fixture) : IDisposable
{
    private readonly DirectoryInfo files = Directory.CreateTempSubdirectory("est-wwwroot");

    [Theory]
    [InlineData("/", "no-cache")]
    [InlineData("/lagesbild/2026-W47", "no-cache")]
    [InlineData("/assets/index-1a2b3c.js", "public, max-age=31536000, immutable")]
    public async Task A_page_may_run_only_Ests_own_scripts_and_be_shown_in_no_frame(string path, string caching)
    {
        var own = await StartAsync();

        using var answer = await own.Gateway.CreateClient().GetAsync(path);

        answer.IsSuccessStatusCode.ShouldBeTrue();
        answer.Headers.GetValues("Cache-Control").ShouldBe([caching]);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("style-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
    }

    [Theory]
    [InlineData("/assets/missing.js"), InlineData("/favicon.ico")]
    public async Task A_file_that_is_not_there_is_not_answered_with_a_page(string path)
    {
        var own = await StartAsync();

        (await own.Gateway.CreateClient().StatusAsync(path)).ShouldBe("404 not-found");
    }

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br", "small")]
    [InlineData("gzip", null, "export {};")]
    [InlineData(null, null, "export {};")]
    public async Task Who_takes_the_small_copy_of_a_file_gets_it_and_no_cache_mixes_them_up(string? accepts, string? encoding, string body)
    {
        var own = await StartAsync();
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "assets", "index-1a2b3c.js.br"), "small");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/index-1a2b3c.js");
        if (accepts is not null) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);

        using var answer = await own.Gateway.CreateClient().SendAsync(request);

        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        (await answer.Content.ReadAsStringAsync()).ShouldBe(body);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        answer.Headers.GetValues("Cache-Control").ShouldBe(["public, max-age=31536000, immutable"]);
    }

    [Theory]
    [InlineData("/1862/rapportera", "</api/1862/categories>; rel=preload; as=fetch; crossorigin")]
    [InlineData("/1862/rapportera/mina?x=1", "</api/1862/categories>; rel=preload; as=fetch; crossorigin")]
    [InlineData("/1862/rapporteraren", null)]
    [InlineData("/9999999/rapportera", null)]
    [InlineData("/1862/lagesbild/2026-W47?/1862/rapportera", null)]
    public async Task The_form_on_a_slow_phone_has_its_categories_asked_for_before_its_code_is_there(string path, string? link)
    {
        var own = await StartAsync();

        using var answer = await own.Gateway.CreateClient().GetAsync(path);

        (answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null).ShouldBe(link);
    }

    [Fact]
    public async Task Before_the_pages_are_built_the_rest_works()
    {
        (await fixture.Gateway.CreateClient().StatusAsync("/assets/index.js")).ShouldBe("404 not-found");
        (await fixture.Gateway.CreateClient().StatusAsync("/health")).ShouldBe("200");
        (await fixture.Gateway.CreateClient().StatusAsync("/alive")).ShouldBe("200");
    }

    private async Task<OwnGateway> StartAsync()
    {
        Directory.CreateDirectory(Path.Combine(files.FullName, "assets"));
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "index.html"), "<!doctype html><title>Est</title>");
        await File.WriteAllTextAsync(Path.Combine(files.FullName, "assets", "index-1a2b3c.js"), "export {};");
        return await fixture.StartOwnAsync(new() { ["webroot"] = files.FullName });
    }

    public void Dispose() => files.Delete(recursive: true);
}
