using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.ServiceDefaults.ReadModels;
using Est.SituationPicture.Interventions;

namespace Est.SituationPicture.Tests.Meetings;

/// <summary>How people make a picture: levels, notes, decisions, and the agreement after which it never changes.</summary>
public sealed class FromOpenToAgreed(PictureApp app)
{
    private readonly string kommun = PictureApp.NewMunicipality();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agreed_picture_stays_as_it_was_and_tells_what_came_late()
    {
        await app.ReceiveAsync(kommun, Made.NewReport(), Made.NewReport());
        await SendAsync("PUT", $"pictures/2026-W47/areas/{kommun}", new { level = "yellow", motive = "Oro på torget." });
        await SendAsync("POST", $"pictures/2026-W47/areas/{kommun}/notes", new { text = "Vi har satt in väktare." });
        await SendAsync("PUT", "pictures/2026-W47/focus", new { focus = new[] { "Torget fredag kväll", " " } });
        var decision = await SendAsync("POST", "meetings/2026-W47/decisions", new { what = "Byt lampor", area = kommun, who = "Degerforsbyggen", until = "2026-12-04" });
        await SendAsync("POST", "pictures/2026-W47/compile");
        (await SendAsync("POST", "pictures/2026-W47/agree", new { }))!["version"]!.GetValue<int>().ShouldBe(1);
        var late = Made.NewReport();
        await app.ReceiveAsync(kommun, late);

        var shown = await app.GetAsync(kommun, "pictures/2026-W47");
        (shown["total"]!.GetValue<int>(), shown["state"]!.GetValue<string>(), shown["version"]!.GetValue<int>()).ShouldBe((2, "agreed", 1));
        var area = shown["late"]!["areas"]!.AsArray().ShouldHaveSingleItem()!;
        (shown["late"]!["reports"]!.GetValue<int>(), area["area"]!.GetValue<string>(), area["agreed"]!.GetValue<int>(), area["now"]!.GetValue<int>()).ShouldBe((1, kommun, 2, 3));
        (await app.GetAsync(kommun, "pictures/2026-W47?version=1"))["areas"]![0]!["levelMotive"]!.GetValue<string>().ShouldBe("Oro på torget.");
        shown["areas"]![0]!["notes"]![0]!["text"]!.GetValue<string>().ShouldBe("Vi har satt in väktare.");

        var agreed = (await app.AnnouncedAsync<PictureAgreed>(kommun)).ShouldHaveSingleItem();
        (agreed.Week, agreed.Version, agreed.Focus[0], agreed.Areas[0].Level, agreed.Areas[0].Total).ShouldBe(("2026-W47", 1, "Torget fredag kväll", "yellow", 2));
        agreed.Reporting.ShouldBe([new OrganisationReporting("Degerforsbyggen", 2, Calm: false)]);
        var decided = (await app.AnnouncedAsync<InterventionsDecided>(kommun)).ShouldHaveSingleItem().Decisions.ShouldHaveSingleItem();
        agreed.Decisions.ShouldBe([decided]);
        decided.ShouldBe(new Decision(decision!["id"]!.GetValue<Guid>(), "Byt lampor", kommun, "Degerforsbyggen", new DateOnly(2026, 12, 4)));

        (await app.GetAsync(kommun, "pictures/2026-W47?areas=now"))["total"]!.GetValue<int>().ShouldBe(3);

        await app.ReceiveAsync(kommun, late with { Revision = 2, Retracted = true });
        (await app.GetAsync(kommun, "pictures/2026-W47"))["late"].ShouldBeNull();
    }

    [Fact]
    public async Task A_picture_that_is_opened_again_gets_a_new_version_and_keeps_the_old()
    {
        await app.ReceiveAsync(kommun, Made.NewReport());
        await AgreeAsync();
        await app.ReceiveAsync(kommun, Made.NewReport());
        (await StatusAsync("PUT", $"pictures/2026-W47/areas/{kommun}", new { level = "green" })).ShouldBe(HttpStatusCode.Conflict);
        await SendAsync("POST", "pictures/2026-W47/reopen");
        await AgreeAsync();
        (await app.GetAsync(kommun, "pictures/2026-W47"))["versions"]!.AsArray().Select(v => v!["version"]!.GetValue<int>()).ShouldBe([1, 2]);
        (await app.GetAsync(kommun, "pictures/2026-W47?version=1"))["total"]!.GetValue<int>().ShouldBe(1);
        (await app.GetAsync(kommun, "pictures/2026-W47?version=2"))["total"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_decision_that_is_taken_back_before_a_new_version_is_told_to_be_gone()
    {
        var id = (await SendAsync("POST", "meetings/2026-W47/decisions", new { what = "Byt lampor", area = kommun, who = "Degerforsbyggen", until = "2026-12-04" }))!["id"]!.GetValue<Guid>();
        await AgreeAsync();
        await SendAsync("POST", "pictures/2026-W47/reopen");
        await SendAsync("DELETE", $"meetings/2026-W47/decisions/{id}");
        await AgreeAsync();
        (await app.AnnouncedAsync<InterventionsDecided>(kommun)).Select(e => (e.Version, e.Decisions.Count)).ShouldBe([(1, 1), (2, 0)]);
    }

    [Fact]
    public async Task Two_who_agree_at_once_make_one_version()
    {
        await SendAsync("POST", "pictures/2026-W47/compile");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StatusAsync("POST", "pictures/2026-W47/agree", new { })));
        answers.Count(a => a == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a == HttpStatusCode.Conflict).ShouldBe(7);
        (await app.AnnouncedAsync<PictureAgreed>(kommun)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_agrees_without_having_seen_the_latest_change_is_told()
    {
        await SendAsync("POST", "pictures/2026-W47/compile");
        var seen = (await app.GetAsync(kommun, "pictures/2026-W47"))["revision"]!.GetValue<int>();
        await SendAsync("PUT", "pictures/2026-W47/focus", new { focus = new[] { "Torget" } });
        (await StatusAsync("POST", "pictures/2026-W47/agree", new { revision = seen })).ShouldBe(HttpStatusCode.Conflict);
        (await StatusAsync("POST", "pictures/2026-W47/agree", new { revision = seen + 1 })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_open_picture_is_not_agreed_before_it_is_compiled() =>
        (await StatusAsync("POST", "pictures/2026-W47/agree", new { })).ShouldBe(HttpStatusCode.Conflict);

    [Fact]
    public async Task The_database_itself_refuses_to_change_what_was_agreed()
    {
        await AgreeAsync();
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() =>
            app.Database.ExecuteAsync($"update agreed_pictures set document = '{{}}' where municipality = '{kommun}'"));
        refused.MessageText.ShouldBe("An agreed picture is never changed.");
    }

    [Fact]
    public async Task A_level_that_differs_from_the_proposed_one_needs_a_motive()
    {
        (await StatusAsync("PUT", $"pictures/2026-W47/areas/{kommun}", new { level = "red" })).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync("PUT", $"pictures/2026-W47/areas/{kommun}", new { level = "green" })).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("PUT", $"pictures/2026-W47/areas/{kommun}", new { level = "lila", motive = "x" })).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync("PUT", "pictures/2026-W47/areas/finns-inte", new { level = "green" })).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_note_is_changed_by_its_own_organisation_and_the_coordinator_alone()
    {
        var id = (await SendAsync("POST", $"pictures/2026-W47/areas/{kommun}/notes", new { text = "Lugnt." }, "analytiker"))!["id"]!.GetValue<Guid>();
        (await StatusAsync("PUT", $"pictures/2026-W47/notes/{id}", new { text = "Lugnt hela veckan." }, "analytiker")).ShouldBe(HttpStatusCode.OK);
        await app.Database.ExecuteAsync($"update area_notes set organisation_id = gen_random_uuid() where id = '{id}'");
        (await StatusAsync("PUT", $"pictures/2026-W47/notes/{id}", new { text = "Inte alls." }, "analytiker")).ShouldBe(HttpStatusCode.NotFound);
        (await app.GetAsync(kommun, "pictures/2026-W47"))["areas"]![0]!["notes"]![0]!["canChange"]!.GetValue<bool>().ShouldBeFalse();
        (await StatusAsync("PUT", $"pictures/2026-W47/notes/{id}", new { text = "Inte alls." }, "samordnare")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("DELETE", $"pictures/2026-W46/notes/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("DELETE", $"pictures/2026-W47/notes/{id}")).ShouldBe(HttpStatusCode.OK);
        (await app.GetAsync(kommun, "pictures/2026-W47"))["areas"]![0]!["notes"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_sent_again_with_the_same_key_is_written_once()
    {
        using var client = app.As("samordnare", kommun);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        for (var i = 0; i < 2; i++)
        {
            (await client.PostAsJsonAsync($"/api/{kommun}/meetings/2026-W47/decisions", new { what = "Byt lampor", who = "Kommunen", until = "2026-12-04" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await client.PostAsJsonAsync($"/api/{kommun}/pictures/2026-W47/areas/{kommun}/notes", new { text = "Lugnt." }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        (await app.GetAsync(kommun, "meetings/2026-W47"))["decisions"]!.AsArray().Count.ShouldBe(1);
        (await app.GetAsync(kommun, "pictures/2026-W47"))["areas"]![0]!["notes"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_next_meeting_sees_what_became_of_the_decisions_of_the_last()
    {
        var id = (await SendAsync("POST", "meetings/2026-W46/decisions", new { what = "Byt lampor", who = "Kommunen", until = "2026-11-20" }))!["id"]!.GetValue<Guid>();
        await DeliverAsync(id, 2, "not-done", "no-resources");
        await DeliverAsync(id, 1, "planned", null);
        var last = (await app.GetAsync(kommun, "pictures/2026-W47"))["lastMeeting"]!;
        (last["week"]!.GetValue<string>(), last["decisions"]![0]!["status"]!.GetValue<string>(), last["decisions"]![0]!["why"]!.GetValue<string>())
            .ShouldBe(("2026-W46", "not-done", "no-resources"));
    }

    [Fact]
    public async Task An_organisation_that_has_reported_and_says_nothing_now_is_shown_as_silent()
    {
        foreach (var name in new[] { "Räddningstjänsten", "Aldrig Hörd AB" })
            await app.Services.DeliverAsync<OnOrganisationChanged, OrganisationChanged>(
                new OrganisationChanged(kommun, DateTimeOffset.UtcNow, Guid.NewGuid(), name, "ovrig", Active: true, Revision: 1));
        await app.ReceiveAsync(kommun, Made.NewReport(), Made.NewReport() with { Organisation = "Räddningstjänsten", OccurredFrom = Made.At("2026-08-20T12:00:00+02:00"), OccurredTo = null });
        (await app.GetAsync(kommun, "pictures/2026-W47"))["organisations"]!.AsArray().Select(o => $"{o!["name"]} {o["silent"]}")
            .ShouldBe(["Degerforsbyggen false", "Räddningstjänsten true"]);
    }

    [Fact]
    public async Task The_agenda_fills_the_time_and_begins_with_the_change()
    {
        await app.ReceiveAsync(kommun, Made.NewReport());
        await SendAsync("POST", "meetings/2026-W47/start");
        await SendAsync("PUT", "meetings/2026-W47/current", new { agenda = "levels", area = kommun });
        await SendAsync("PUT", "meetings/2026-W47/attendance", new { present = true });
        var meeting = await app.GetAsync(kommun, "meetings/2026-W47");
        meeting["agenda"]!.AsArray().Sum(i => i!["minutes"]!.GetValue<int>()).ShouldBe(30);
        meeting["agenda"]![0]!["key"]!.GetValue<string>().ShouldBe("change");
        meeting["current"]!.ToJsonString().ShouldBe($$"""{"agenda":"levels","area":"{{kommun}}"}""");
        meeting["attendance"]!.AsArray().ShouldHaveSingleItem()!["present"]!.GetValue<bool>().ShouldBeTrue();
        await SendAsync("POST", "meetings/2026-W47/end");
        (await app.GetAsync(kommun, "meetings/2026-W47"))["state"]!.GetValue<string>().ShouldBe("ended");
    }

    /// <summary>Each decision has one intervention here, of the same id.</summary>
    private Task DeliverAsync(Guid decision, int revision, string state, string? why) =>
        app.Services.DeliverAsync<OnInterventionChanged, InterventionChanged>(new InterventionChanged(
            kommun, DateTimeOffset.UtcNow, decision, revision, state, "belysning", [kommun], "Kommunen", null, null, null, decision, null, why));

    private async Task AgreeAsync()
    {
        await SendAsync("POST", "pictures/2026-W47/compile");
        await SendAsync("POST", "pictures/2026-W47/agree", new { });
    }

    private async Task<HttpStatusCode> StatusAsync(string method, string path, object? body = null, string role = "samordnare")
    {
        using var client = app.As(role, kommun);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/{kommun}/{path}", UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    private async Task<JsonNode?> SendAsync(string method, string path, object? body = null, string role = "samordnare")
    {
        using var client = app.As(role, kommun);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/{kommun}/{path}", UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
