using System.Net;
using System.Net.Http.Json;
using Est.Contracts;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Storage;
using Est.SituationPicture.Digests;
using Microsoft.Extensions.DependencyInjection;

namespace Est.SituationPicture.Tests.Digests;

/// <summary>What an organisation is told of: in the pages, and by an e-mail that holds a link and nothing else.</summary>
public sealed class WhatHasChanged(PictureApp app)
{
    private readonly string kommun = PictureApp.NewMunicipality();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_level_that_changed_is_told_until_it_was_seen()
    {
        await app.ReceiveAsync(kommun, Made.NewReport());
        await AgreeAsync("2026-W46", "green", null);
        await AgreeAsync("2026-W47", "red", "Bränder.");
        var digest = await app.GetAsync(kommun, "digest");
        var area = digest["areas"]!.AsArray().ShouldHaveSingleItem()!;
        (digest["week"]!.GetValue<string>(), digest["seen"]!.GetValue<bool>(), area["levelBefore"]!.GetValue<string>(), area["level"]!.GetValue<string>())
            .ShouldBe(("2026-W47", false, "green", "red"));
        await SendAsync("POST", "digest/seen", new { });
        digest = await app.GetAsync(kommun, "digest");
        (digest["seen"]!.GetValue<bool>(), digest["areas"]!.AsArray().Count).ShouldBe((true, 0));
    }

    [Fact]
    public async Task Each_address_gets_one_link_a_week_also_when_the_mail_server_failed_half_way()
    {
        using var server = new MailStub();
        await app.Database.ExecuteAsync($"""
            insert into digest_addresses (municipality, subject, organisation, email)
            values ('{kommun}', 'a', 'Skolan', 'a@example.se'), ('{kommun}', 'b', 'Polisen', 'b@example.se')
            """);
        var consumer = new OnPictureAgreed(app.Services.GetRequiredService<ServiceDataSources>(),
            new Mailer(new MailSettings("127.0.0.1", server.Port, "est@example.se", null, null, Tls: false, "https://est.example.se")));
        var message = new PictureAgreed(kommun, DateTimeOffset.UtcNow, "2026-W47", 1, [new AgreedArea(kommun, "Kommunen", "red", "Hemligt skäl", 12)], ["Torget"]);
        server.Refused["b@example.se"] = true;
        await Should.ThrowAsync<Exception>(() => Delivery.DeliverAsync(consumer, message));
        server.Refused.Clear();
        await Delivery.DeliverAsync(consumer, message);
        await Delivery.DeliverAsync(consumer, message);
        server.Taken.Select(m => m.To).ShouldBe(["a@example.se", "b@example.se"]);
        var text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(server.Taken.First().Text.Split("\n\n")[1].Replace("\n", "", StringComparison.Ordinal)));
        text.ShouldContain($"https://est.example.se/{kommun}/lagesbild/2026-W47");
        text.ShouldNotContain("Hemligt");
        text.ShouldNotContain("Torget");
    }

    [Theory]
    [InlineData("inte en adress", HttpStatusCode.BadRequest)]
    [InlineData("anna@kommun.se", HttpStatusCode.NoContent)]
    [InlineData("", HttpStatusCode.NoContent)]
    public async Task An_address_is_one_or_is_refused(string email, HttpStatusCode status) =>
        (await StatusAsync("PUT", "digest/address", new { email })).ShouldBe(status);

    private async Task AgreeAsync(string week, string level, string? motive)
    {
        await SendAsync("PUT", $"pictures/{week}/areas/{kommun}", new { level, motive });
        await SendAsync("POST", $"pictures/{week}/compile", new { });
        await SendAsync("POST", $"pictures/{week}/agree", new { });
    }

    private async Task SendAsync(string method, string path, object body) => ((int)await StatusAsync(method, path, body)).ShouldBeLessThan(300);

    private async Task<HttpStatusCode> StatusAsync(string method, string path, object body)
    {
        using var client = app.As(path.StartsWith("digest", StringComparison.Ordinal) ? "analytiker" : "samordnare", kommun);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/{kommun}/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
