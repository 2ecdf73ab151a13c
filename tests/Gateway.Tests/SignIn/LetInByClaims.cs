using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.Gateway.Tests.SignIn;

/// <summary>Somebody whom the provider's groups let in has no row among the members, and is administered and audited all the same.</summary>
public sealed class LetInByClaims(ProviderFixture fixture) : IClassFixture<ProviderFixture>
{
    private const string Picture = "/api/1862/pictures/2026-W47";

    [Fact]
    public async Task Signing_in_and_out_is_audited_with_the_session()
    {
        using var browser = await SignedInAsync("Disa Dahl");
        var session = (await browser.Http.SeenAsync(Picture)).Passport.Session;
        (await browser.Http.StatusAsync("/session", HttpMethod.Delete)).ShouldBe("200");

        (await AuditAsync("Disa Dahl")).ShouldBe([$"SignOut /session Kommunen {session}", $"SignIn /session Kommunen {session}"]);
    }

    [Fact]
    public async Task An_administrator_signs_them_out_from_the_list_of_sessions()
    {
        using var browser = await SignedInAsync("Ebbe Ek");
        using var colleague = await SignedInAsync("Frej Falk");
        var admin = await AdministratorAsync("1862");
        var listed = (await admin.GetFromJsonAsync<JsonNode>("/access/sessions?municipality=1862"))!["sessions"]!.AsArray().Single(session => (string?)session!["name"] == "Ebbe Ek")!;
        listed["member"].ShouldBeNull();
        var target = $"/access/sessions/{listed["id"]}/sign-out";

        (await (await AdministratorAsync("1883")).StatusAsync(target, HttpMethod.Post)).ShouldBe("404 not-found", "nobody there has anything to do with the person");
        (await colleague.Http.StatusAsync(target, HttpMethod.Post)).ShouldBe("403 not-allowed");
        (await browser.Http.StatusAsync(Picture)).ShouldBe("200");

        (await admin.StatusAsync(target, HttpMethod.Post)).ShouldBe("204");
        (await browser.Http.StatusAsync(Picture)).ShouldBe("401 not-signed-in");
        (await colleague.Http.StatusAsync(Picture)).ShouldBe("200");
        (await admin.StatusAsync(target, HttpMethod.Post)).ShouldBe("404 not-found");
        (await AuditAsync("Kommunen (katalog)")).ShouldBe([$"SignOutSession {target} Kommunen "]);
    }

    private async Task<Browser> SignedInAsync(string name)
    {
        var subject = await fixture.Provider.AddPersonAsync(new { name, groups = new[] { "est-analys" } });
        var browser = new Browser(fixture.Own.Gateway);
        (await browser.SignInAsync(subject)).ShouldBe("/1862/start");
        return browser;
    }

    private async Task<HttpClient> AdministratorAsync(string municipality)
    {
        var (_, key) = await fixture.Own.Gateway.NewKeyAsync(municipality, "Kommunen", "kommun", "katalog", roles: ["admin"]);
        return fixture.Own.Gateway.WithKey(key);
    }

    private async Task<List<string>> AuditAsync(string by) =>
        [.. (await fixture.Own.Gateway.Operator.GetFromJsonAsync<JsonNode>($"/access/audit?municipality=1862&by={Uri.EscapeDataString(by)}"))!["entries"]!.AsArray()
            .Select(entry => $"{entry!["action"]} {entry["target"]} {entry["organisation"]} {entry["session"]}")];
}
