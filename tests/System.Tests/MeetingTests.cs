using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;

namespace Est.SystemTests;

/// <summary>A meeting as its participants have it: what one does, all see, and nobody from another kommun.</summary>
public sealed class MeetingTests
{
    private const string Week = "2026-W47";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_does_all_three_hear_of()
    {
        const string kommun = "1984";
        var (_, key) = await RunningEst.CreateKeyAsync(kommun, "samordnare");
        using var coordinator = RunningEst.ClientWith(key);
        await using var first = await LiveClient.JoinAsync(RunningEst.Gateway, kommun, key, Week, Ct);
        await using var second = await LiveClient.JoinAsync(RunningEst.Gateway, kommun, key, Week, Ct);
        await using var third = await LiveClient.JoinAsync(RunningEst.Gateway, kommun, key, Week, Ct);
        LiveClient[] all = [first, second, third];
        await first.HearAsync("people", Ct);

        using var answer = await coordinator.PutAsJsonAsync($"/api/{kommun}/pictures/{Week}/focus", new { focus = new[] { "Torget" } }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var one in all) (await one.HearAsync("changed", Ct))[0]!["what"]!.GetValue<string>().ShouldBe("focus");

        await second.CallAsync("PointAt", Ct, Week, kommun);
        foreach (var one in all)
        {
            var pointing = 0;
            while (pointing == 0) pointing = (await one.HearAsync("people", Ct))[0]!.AsArray().Count(person => (string?)person!["area"] == kommun);
            pointing.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Nobody_listens_to_another_kommun()
    {
        var (_, key) = await RunningEst.CreateKeyAsync("1982", "samordnare");
        await RunningEst.AddMunicipalitiesAsync("1984");
        var refused = await Should.ThrowAsync<WebSocketException>(() => LiveClient.JoinAsync(RunningEst.Gateway, "1984", key, Week, Ct));
        refused.Message.ShouldContain("403");
    }

    /// <summary>A week's name is the only word a participant has in which meeting it joins.</summary>
    [Theory]
    [InlineData("1984/2026-W45"), InlineData("../1984/2026-W45"), InlineData("2026-W45/../../1984/2026-W45"), InlineData("1984%2F2026-W45"), InlineData("")]
    public async Task A_week_that_names_another_kommun_is_no_way_into_its_meeting(string name)
    {
        const string week = "2026-W45";
        var (_, key) = await RunningEst.CreateKeyAsync("1984", "samordnare");
        var (_, foreign) = await RunningEst.CreateKeyAsync("1982", "samordnare");
        await using var insider = await LiveClient.JoinAsync(RunningEst.Gateway, "1984", key, week, Ct);
        await using var stranger = await LiveClient.JoinAsync(RunningEst.Gateway, "1982", foreign, name, Ct);
        await stranger.CallAsync("PointAt", Ct, name, "1984");
        await stranger.CallAsync("Join", Ct, week);
        (await stranger.HearAsync("people", Ct))[0]!.AsArray().Count.ShouldBe(1, "its own meeting");

        await insider.CallAsync("PointAt", Ct, week, name + "x");
        System.Text.Json.Nodes.JsonArray people;
        do people = (await insider.HearAsync("people", Ct))[0]!.AsArray();
        while (!people.Any(person => (string?)person!["area"] == name + "x"));
        people.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_calendar_program_reads_the_meetings_by_their_secret_address_and_nothing_else()
    {
        const string kommun = "1984";
        var (_, key) = await RunningEst.CreateKeyAsync(kommun, "samordnare");
        using var coordinator = RunningEst.ClientWith(key);
        using var planned = await coordinator.PutAsJsonAsync($"/api/{kommun}/meetings/plan", new { weekday = 3, time = "09:00", minutes = 30, everyWeeks = 1 }, Ct);
        planned.StatusCode.ShouldBe(HttpStatusCode.OK);
        var path = (await coordinator.GetFromJsonAsync<System.Text.Json.Nodes.JsonNode>($"/api/{kommun}/meetings/calendar-link", Ct))!["url"]!.GetValue<string>();
        using var program = new HttpClient { BaseAddress = RunningEst.Gateway };
        using var calendar = await program.GetAsync(new Uri(path, UriKind.Relative), Ct);
        calendar.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        (await calendar.Content.ReadAsStringAsync(Ct)).ShouldStartWith("BEGIN:VCALENDAR");
        (await program.GetAsync(new Uri($"/calendars/{kommun}/gissad.ics", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync(new Uri(path.Replace(kommun, "1982", StringComparison.Ordinal), UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
