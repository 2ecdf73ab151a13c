using System.Text;
using Est.Contracts;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Storage;
using Est.SituationPicture.Digests;
using Microsoft.Extensions.DependencyInjection;

namespace Est.SituationPicture.Tests.Digests;

/// <summary>An organisation that has not judged in a round is reminded where its people asked for e-mail.</summary>
public sealed class ActorsAreReminded(PictureApp app)
{
    private readonly string kommun = PictureApp.NewMunicipality();

    [Fact]
    public async Task Each_address_of_theirs_gets_one_link_for_a_reminder_twice_at_once_and_after_the_mail_server_failed()
    {
        using var server = new MailStub();
        await app.Database.ExecuteAsync($"""
            insert into digest_addresses (municipality, subject, organisation, email)
            values ('{kommun}', 'a', 'Skolan', 'a@example.se'), ('{kommun}', 'b', 'Polisen', 'b@example.se'), ('{kommun}', 'c', 'Polisen', 'c@example.se')
            """);
        var consumer = new OnJudgementsAwaited(app.Services.GetRequiredService<ServiceDataSources>(),
            new Mailer(new MailSettings("127.0.0.1", server.Port, "est@example.se", null, null, Tls: false, "https://est.example.se")));
        var first = new JudgementsAwaited(kommun, DateTimeOffset.UtcNow, "2027-Q1", ["Polisen", "Bostadsbolaget"]);
        server.Refused["c@example.se"] = true;
        await Should.ThrowAsync<Exception>(() => Delivery.DeliverAsync(consumer, first));
        server.Refused.Clear();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Delivery.DeliverAsync(consumer, first)));
        server.Taken.Select(mail => mail.To).ShouldBe(["b@example.se", "c@example.se"]);
        Encoding.UTF8.GetString(Convert.FromBase64String(server.Taken.First().Text.Split("\n\n")[1].Replace("\n", "", StringComparison.Ordinal)))
            .ShouldContain($"https://est.example.se/{kommun}/prioritera/2027-Q1");

        // A second reminder is another; the first that comes late is none.
        await Delivery.DeliverAsync(consumer, first with { OccurredAt = first.OccurredAt.AddDays(7), Organisations = ["Polisen", "Skolan"] });
        await Delivery.DeliverAsync(consumer, first);
        server.Taken.Skip(2).Select(mail => mail.To).ShouldBe(["a@example.se", "b@example.se", "c@example.se"]);
    }
}
