using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Est.Contracts;
using Est.FollowUp.Agreed;
using Est.FollowUp.Feedback;
using Est.FollowUp.Interventions;
using Est.FollowUp.Tests.Interventions;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Est.FollowUp.Tests.Feedback;

/// <summary>What an organisation hears of what it reported: by itself each week, by the coordinator for longer periods, in the pages, by e-mail and in a feed.</summary>
public sealed class LettersAreIssued(FollowUpApp app)
{
    private readonly string kommun = FollowUpApp.NewMunicipality();
    private static readonly DateTimeOffset Agreed = new(2026, 11, 16, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task An_agreed_picture_tells_each_organisation_what_it_reported_and_what_was_agreed()
    {
        await DeliverAsync(Picture("2026-W45", 1, "green"));
        await DeliverAsync(Picture("2026-W46", 1, "red"));
        var letters = (await app.SendAsync(kommun, "GET", "feedback", role: "rapportor", organisation: "Skolan"))!["letters"]!.AsArray();
        letters.Select(l => l!["period"]!.GetValue<string>()).ShouldBe(["2026-W46", "2026-W45"]);
        (letters[0]!["organisation"]!.GetValue<string>(), letters[0]!["read"]!.GetValue<bool>(), letters[0]!["readBy"]).ShouldBe(("Skolan", false, null));
        letters[0]!["sentence"]!.GetValue<string>().ShouldBe("Skolan lämnade tre rapporter. Ingen insats pågick.");
        var letter = (await app.SendAsync(kommun, "GET", $"feedback/{letters[0]!["id"]}", role: "rapportor", organisation: "Skolan"))!;
        letter["reported"]!.ToJsonString().ShouldBe("""{"reports":3,"weeksReported":1,"weeksCalm":0,"weeksSilent":0,"weeks":1}""");
        letter["agreed"]!.ToJsonString().ShouldBe("""{"weeks":["2026-W46"],"areas":[{"area":"bruket","name":"Bruket","level":"red","before":"green"}],"focus":["Torget"],"decisions":[{"what":"Byt lampor","area":"Bruket","who":"Degerforsbyggen","until":"2026-12-04"}]}""");
        var announced = await app.AnnouncedAsync<FeedbackIssued>(kommun);
        announced.Count.ShouldBe(4);
        announced.Single(a => a.Letter == letters[0]!["id"]!.GetValue<Guid>()).Link.ShouldBe($"/{kommun}/aterkoppling/{letters[0]!["id"]}");
    }

    [Fact]
    public async Task What_goes_on_during_the_week_is_told_also_when_nothing_changed_in_it()
    {
        var id = await app.InterventionAsync(kommun, InterventionStates.Ongoing);
        await app.Database.ExecuteAsync($"update interventions set started_on = '2026-06-01' where id = '{id}'");
        await app.Database.ExecuteAsync($"update intervention_history set at = '2026-06-01' where intervention = '{id}'");
        await DeliverAsync(Picture("2026-W46", 1, "red"));
        var letters = (await app.SendAsync(kommun, "GET", "feedback", role: "rapportor", organisation: "Skolan"))!["letters"]!.AsArray();
        letters[0]!["sentence"]!.GetValue<string>().ShouldBe("Skolan lämnade tre rapporter. En insats pågår.");
    }

    [Fact]
    public async Task The_same_picture_twice_or_twice_at_once_issues_its_letters_once()
    {
        var picture = Picture("2026-W46", 1, "red");
        await Task.WhenAll(DeliverAsync(picture), DeliverAsync(picture));
        await DeliverAsync(picture);
        (await app.AnnouncedAsync<FeedbackIssued>(kommun)).Count.ShouldBe(2);
        (await app.Database.ValueAsync<long>("select count(*) from agreed_areas where municipality = $1", kommun)).ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task Whichever_version_comes_first_the_higher_one_holds(int first, int second)
    {
        foreach (var version in new[] { first, second }) await DeliverAsync(Picture("2026-W46", version, version == 2 ? "red" : "green"));
        (await app.Database.ListAsync<string>("select level from agreed_areas where municipality = $1", kommun)).ShouldBe(["red"]);
        var inbox = (await app.SendAsync(kommun, "GET", "feedback", role: "rapportor", organisation: "Skolan"))!["letters"]!.AsArray();
        var letter = (await app.SendAsync(kommun, "GET", $"feedback/{inbox.ShouldHaveSingleItem()!["id"]}"))!;
        letter["agreed"]!["areas"]![0]!["level"]!.GetValue<string>().ShouldBe("red");
    }

    [Fact]
    public async Task A_week_agreed_again_as_it_was_sends_nobody_a_second_letter()
    {
        await DeliverAsync(Picture("2026-W46", 1, "red"));
        await DeliverAsync(Picture("2026-W46", 2, "red"));
        (await app.AnnouncedAsync<FeedbackIssued>(kommun)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_letter_is_its_own_organisations_and_who_read_it_is_shown_to_the_coordinator()
    {
        await DeliverAsync(Picture("2026-W46", 1, "red"));
        var id = (await app.SendAsync(kommun, "GET", "feedback", role: "rapportor", organisation: "Skolan"))!["letters"]![0]!["id"]!.GetValue<Guid>();
        (await app.AskAsync(kommun, "GET", $"feedback/{id}", role: "rapportor", organisation: "Polisen")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.AskAsync(kommun, "POST", $"feedback/{id}/read", role: "rapportor", organisation: "Polisen")).Status.ShouldBe(HttpStatusCode.NotFound);
        await app.SendAsync(kommun, "POST", $"feedback/{id}/read", role: "samordnare", organisation: "Kommunen");
        foreach (var _ in new[] { 1, 2 }) await app.SendAsync(kommun, "POST", $"feedback/{id}/read", role: "rapportor", organisation: "Skolan");
        (await app.SendAsync(kommun, "GET", "feedback", role: "rapportor", organisation: "Skolan"))!["letters"]![0]!["read"]!.GetValue<bool>().ShouldBeTrue();
        (await app.SendAsync(kommun, "GET", "feedback?organisation=Skolan"))!["letters"]!.AsArray().ShouldHaveSingleItem()!["readBy"]!.AsArray()
            .Select(r => r!["name"]!.GetValue<string>()).ShouldBe(["Test rapportor"]);
    }

    [Fact]
    public async Task The_coordinator_issues_a_quarters_letters_once_and_they_stay_as_they_were()
    {
        await DeliverAsync(Picture("2026-W30", 1, "green"));
        await DeliverAsync(Picture("2026-W31", 1, "yellow"));
        var preview = (await app.SendAsync(kommun, "GET", "feedback/preview?period=2026-Q3&organisation=Skolan"))!;
        preview["reported"]!["reports"]!.GetValue<int>().ShouldBe(6);
        (await app.SendAsync(kommun, "POST", "feedback", new { period = "2026-Q3", message = "Tack för kvartalet." }))!["issued"]!.GetValue<int>().ShouldBe(2);
        (await app.AskAsync(kommun, "POST", "feedback", new { period = "2026-Q3", message = "Igen" })).Status.ShouldBe(HttpStatusCode.Conflict);
        var letter = (await app.SendAsync(kommun, "GET", "feedback", role: "rapportor", organisation: "Skolan"))!["letters"]![0]!;
        letter["sentence"]!.GetValue<string>().ShouldBe("Skolan lämnade sex rapporter under 2 av 2 veckor. Ingen insats pågick.");
        (await app.SendAsync(kommun, "GET", $"feedback/{letter["id"]}"))!["message"]!.GetValue<string>().ShouldBe("Tack för kvartalet.");
        await Should.ThrowAsync<PostgresException>(() => app.Database.ExecuteAsync($"update feedback_letters set organisation = 'x' where municipality = '{kommun}'"));
    }

    [Theory]
    [InlineData("2026-W46", "not-a-period")]
    [InlineData("2099-Q1", "not-over")]
    public async Task A_letter_that_cannot_be_issued_is_refused(string period, string code) =>
        (await app.AskAsync(kommun, "POST", "feedback", new { period, message = "" })).Body!["errors"]![0]!["code"]!.GetValue<string>().ShouldBe(code);

    [Fact]
    public async Task What_was_done_dropped_and_reviewed_in_the_period_stands_in_the_letter()
    {
        var at = new DateTimeOffset(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);
        foreach (var (number, state, why) in new[] { (1, "done", null), (2, "not-done", "no-time"), (3, "proposed", null), (4, "ongoing", (string?)null) })
        {
            var id = Guid.NewGuid();
            await app.Database.ExecuteAsync($"""
                insert into interventions (municipality, id, number, revision, state, what, areas, source, why_not_code, created_at, created_by)
                values ('{kommun}', '{id}', {number}, 1, '{state}', 'Insats {number}', array['bruket'], 'own', {(why is null ? "null" : $"'{why}'")}, '{at:O}', 'x');
                insert into intervention_history (municipality, intervention, revision, at, by, change) values ('{kommun}', '{id}', 1, '{at:O}', 'x', 'x');
                """);
            if (number == 4)
                await app.Database.ExecuteAsync($"""
                    insert into reviews (municipality, id, intervention, tier, due, outcome, motive, decided_at, decided_by, numbers)
                    values ('{kommun}', '{Guid.NewGuid()}', '{id}', 'quarter', '2026-11-01', 'extend', 'x', '{at:O}', 'x', '{"{"}"before":12.5,"now":8,"target":6{"}"}')
                    """);
        }
        await DeliverAsync(Picture("2026-W46", 1, "red"));
        var inbox = (await app.SendAsync(kommun, "GET", "feedback", role: "rapportor", organisation: "Skolan"))!["letters"]![0]!;
        inbox["sentence"]!.GetValue<string>().ShouldBe("Skolan lämnade tre rapporter. En insats är genomförd. En insats pågår. En insats blev inte av. En insats har följts upp.");
        var letter = (await app.SendAsync(kommun, "GET", $"feedback/{inbox["id"]}"))!;
        letter["done"]!.AsArray().Select(d => (d!["number"]!.GetValue<int>(), d["state"]!.GetValue<string>(), d["whyNot"]?["code"]?.GetValue<string>()))
            .ShouldBe([(1, "done", null), (2, "not-done", "no-time"), (4, "ongoing", null)]);
        letter["results"]![0]!["sentence"]!.GetValue<string>().ShouldBe("Insatsen utökas. Måttet var 12,5 och är nu 8; målet är 6.");
    }

    [Fact]
    public async Task Each_address_gets_one_link_for_a_letter_also_when_the_mail_server_failed_half_way()
    {
        using var server = new MailStub();
        await app.Database.ExecuteAsync($"""
            insert into feedback_addresses (municipality, subject, organisation, email)
            values ('{kommun}', 'a', 'Skolan', 'a@example.se'), ('{kommun}', 'b', 'Skolan', 'b@example.se'), ('{kommun}', 'c', 'Polisen', 'c@example.se')
            """);
        var consumer = new OnFeedbackIssued(app.Services.GetRequiredService<ServiceDataSources>(),
            new Mailer(new MailSettings("127.0.0.1", server.Port, "est@example.se", null, null, Tls: false, "https://est.example.se")), TimeProvider.System);
        var message = new FeedbackIssued(kommun, Agreed, Guid.NewGuid(), "Skolan", "2026-W46", $"/{kommun}/aterkoppling/x");
        server.Refused["b@example.se"] = true;
        await Should.ThrowAsync<Exception>(() => Delivery.DeliverAsync(consumer, message));
        server.Refused.Clear();
        await Task.WhenAll(Delivery.DeliverAsync(consumer, message), Delivery.DeliverAsync(consumer, message));
        server.Taken.Select(m => m.To).ShouldBe(["a@example.se", "b@example.se"]);
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(server.Taken.First().Text.Split("\n\n")[1].Replace("\n", "", StringComparison.Ordinal)));
        text.ShouldContain($"https://est.example.se/{kommun}/aterkoppling/x");
        text.ShouldNotContain("rapporter");
    }

    [Fact]
    public async Task The_feed_is_opened_by_its_secret_address_and_says_only_that_there_are_letters()
    {
        await DeliverAsync(Picture("2026-W46", 1, "red"));
        var address = new Uri((await app.SendAsync(kommun, "GET", "feedback/links", role: "rapportor", organisation: "Skolan"))!["atom"]!.GetValue<string>(), UriKind.Relative);
        (await app.SendAsync(kommun, "GET", "feedback/links", role: "rapportor", organisation: "Skolan"))!["atom"]!.GetValue<string>().ShouldBe(address.ToString());
        using var client = app.WithScope(kommun, "calendar");
        var feed = XDocument.Parse(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Root!.Elements(atom + "entry").ShouldHaveSingleItem().Element(atom + "title")!.Value.ShouldBe("Återkoppling för vecka 46 2026");
        feed.ToString().ShouldNotContain("Torget");
        using var wrong = await client.GetAsync(new Uri($"/follow/{kommun}/0123456789abcdef.atom", UriKind.Relative), TestContext.Current.CancellationToken);
        wrong.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("inte en adress", HttpStatusCode.BadRequest)]
    [InlineData("anna@kommun.se", HttpStatusCode.NoContent)]
    [InlineData("", HttpStatusCode.NoContent)]
    public async Task An_address_is_one_or_is_refused(string email, HttpStatusCode status)
    {
        (await app.AskAsync(kommun, "PUT", "feedback/address", new { email }, role: "rapportor")).Status.ShouldBe(status);
        (await app.SendAsync(kommun, "GET", "feedback/address", role: "rapportor"))!["email"]?.GetValue<string>().ShouldBe(status == HttpStatusCode.NoContent && email.Length > 0 ? email : null);
    }

    private PictureAgreed Picture(string week, int version, string level) => new(
        kommun, Agreed.AddMinutes(version), week, version, [new AgreedArea("bruket", "Bruket", level, null, 12)], ["Torget"],
        [new OrganisationReporting("Skolan", 3, false), new OrganisationReporting("Polisen", 0, true)],
        [new Decision(Guid.NewGuid(), "Byt lampor", "bruket", "Degerforsbyggen", new DateOnly(2026, 12, 4))]);

    private Task DeliverAsync(PictureAgreed picture) => app.Services.DeliverAsync<OnPictureAgreed, PictureAgreed>(picture);
}
