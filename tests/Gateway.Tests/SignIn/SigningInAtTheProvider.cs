using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace Est.Gateway.Tests.SignIn;

public sealed class SigningInAtTheProvider(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    private const string Picture = "/api/1862/pictures/2026-W47";

    [Fact]
    public async Task Whoever_the_provider_knows_by_the_right_group_is_signed_in_and_comes_to_the_page_they_wanted()
    {
        var subject = await fixture.Provider.AddPersonAsync(new { name = "Åsa Öhman", email = "asa@degerfors.example", email_verified = true, groups = new[] { "est-samordnare", "est-analys", "est-okand" } });
        using var browser = new Browser(fixture.Own.Gateway);

        (await browser.SignInAsync(subject, "/1862/lagesbild/2026-W47?omrade=torget")).ShouldBe("/1862/lagesbild/2026-W47?omrade=torget");

        (await browser.Http.GetStringAsync(new Uri("/session", UriKind.Relative))).ShouldBe(
            """{"signedIn":true,"demo":false,"signIn":"/session/sign-in","map":null,"name":"Åsa Öhman","title":"","municipalities":[""" +
            """{"code":"1862","name":"Degerfors","roles":["samordnare","analytiker"],"organisation":"Kommunen"},""" +
            """{"code":"1883","name":"Karlskoga","roles":["samordnare"],"organisation":"Kommunen"}]}""");
        var seen = await browser.Http.SeenAsync(Picture);
        (seen.Passport.Subject, seen.Passport.Name, seen.Passport.Source, seen.Passport.Municipality).ShouldBe((subject, "Åsa Öhman", "formular", "1862"));
        seen.Passport.Session.ShouldNotBeNull();
        browser.Cookies.ShouldMatch("^est=[A-Za-z0-9_-]{43}$");
    }

    [Fact]
    public async Task The_provider_is_asked_for_a_code_with_a_challenge_and_nothing_that_could_be_guessed()
    {
        using var browser = new Browser(fixture.Own.Gateway);

        var (first, second) = (await AskedAsync(), await AskedAsync());

        (first["response_type"], first["code_challenge_method"], first["client_id"], first["scope"]).ShouldBe(("code", "S256", "est", "openid profile email"));
        foreach (var name in new[] { "state", "nonce", "code_challenge" })
        {
            first[name]!.Length.ShouldBe(43);
            second[name].ShouldNotBe(first[name]);
        }

        async Task<System.Collections.Specialized.NameValueCollection> AskedAsync() => HttpUtility.ParseQueryString((await browser.BeginAsync()).Query);
    }

    [Theory]
    [InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("https://evil.example/"), InlineData("/\t/evil.example"), InlineData("/session/sign-in"), InlineData("")]
    public async Task After_sign_in_one_comes_to_a_page_of_Est_and_to_no_other_site(string page)
    {
        var subject = await fixture.Provider.AddPersonAsync(new { groups = new[] { "est-samordnare" } });
        using var browser = new Browser(fixture.Own.Gateway);

        (await browser.SignInAsync(subject, page)).ShouldBe("/");
    }

    [Fact]
    public async Task Whoever_the_provider_knows_and_nobody_gave_a_role_is_told_whom_to_ask()
    {
        var subject = await fixture.Provider.AddPersonAsync(new { name = "Någon", email = "nagon@example.se", email_verified = true, groups = new[] { "personal" } });
        using var browser = new Browser(fixture.Own.Gateway);

        (await browser.SignInAsync(subject)).ShouldBe("/logga-in?fel=no-membership&till=/1862/start");
        (await browser.Http.StatusAsync(Picture)).ShouldBe("401 not-signed-in");
    }

    [Fact]
    public async Task A_role_in_a_kommun_that_does_not_work_with_Est_opens_nothing()
    {
        var subject = await fixture.Provider.AddPersonAsync(new { email = "n@example.se", email_verified = true, groups = new[] { "est-okand" } });
        using var browser = new Browser(fixture.Own.Gateway);

        (await browser.SignInAsync(subject)).ShouldBe("/logga-in?fel=no-membership&till=/1862/start");
    }

    [Fact]
    public async Task Whoever_says_no_at_the_provider_is_not_shown_its_words()
    {
        using var browser = new Browser(fixture.Own.Gateway);

        (await browser.SignInAsync("nobody")).ShouldBe("/logga-in?fel=declined&till=/1862/start");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_leads_to_the_provider_to_end_it_there()
    {
        var subject = await fixture.Provider.AddPersonAsync(new { groups = new[] { "est-samordnare" } });
        using var browser = new Browser(fixture.Own.Gateway);
        await browser.SignInAsync(subject);

        using var answer = await browser.Http.DeleteAsync(new Uri("/session", UriKind.Relative));

        var url = new Uri((await answer.Content.ReadFromJsonAsync<JsonNode>())!["url"]!.GetValue<string>());
        (await browser.Http.StatusAsync(Picture)).ShouldBe("401 not-signed-in");
        url.GetLeftPart(UriPartial.Path).ShouldBe(fixture.Provider.Address + "/session/end");
        using var page = await browser.Http.GetAsync(url);
        page.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, "the provider knows the client and the page to come back to");
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_said_to_be_away()
    {
        var own = await fixture.StartOwnAsync(null, ("Est:SignIn:Authority", "http://127.0.0.1:1"));
        using var browser = new Browser(own.Gateway);

        (await browser.BeginAsync()).PathAndQuery.ShouldBe("/logga-in?fel=unreachable&till=%2F1862%2Fstart");
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_way_to_one()
    {
        var own = await fixture.StartOwnAsync(null, ("Est:SignIn:Authority", ""));

        (await own.Gateway.CreateClient().StatusAsync("/session/sign-in")).ShouldBe("404 not-found");
        (await own.Gateway.CreateClient().StatusAsync("/session/callback?code=x&state=y")).ShouldBe("404 not-found");
        (await own.Gateway.CreateClient().GetStringAsync(new Uri("/session", UriKind.Relative))).ShouldBe("""{"signedIn":false,"demo":false,"signIn":null,"map":null}""");
    }
}
