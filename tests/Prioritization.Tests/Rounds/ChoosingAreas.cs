using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Est.Contracts;
using Est.Prioritization.Heard;
using Est.Prioritization.Ranking;
using Est.Prioritization.Rounds;
using Est.ServiceDefaults.Weeks;

namespace Est.Prioritization.Tests.Rounds;

/// <summary>A round from its opening to the decision, as people make it.</summary>
public sealed class ChoosingAreas(PrioritizationApp app)
{
    private static readonly Week To = PrioritizationApp.LastWeek, From = To.Plus(-12);
    private readonly string kommun = PrioritizationApp.NewMunicipality();
    private readonly string round = $"rounds/{PrioritizationApp.Coming}";

    [Fact]
    public async Task A_round_shows_the_facts_of_a_quarter_and_ranks_by_them()
    {
        await OpenAsync();
        var view = await app.GetAsync(kommun, round);
        (view["state"]!.GetValue<string>(), view["dataFrom"]!.GetValue<string>(), view["dataTo"]!.GetValue<string>()).ShouldBe(("open", From.ToString(), To.ToString()));
        view["areas"]!.AsArray().Select(area => $"{area!["area"]} {area["reports"]} {area["rank"]} {area["proposed"]}")
            .ShouldBe(["c 52 1 true", "b 39 2 true", "d 26 3 true", "a 13 4 false"]);
        view["areas"]![0]!["recent"]!.AsArray().Count.ShouldBe(13);
        Criterion("c", "weighted").ShouldBe("104 1 true");
        Criterion("a", "trend").ShouldBe(" 0 false");
        view["weights"]!.AsArray().Where(weight => !weight!["known"]!.GetValue<bool>()).Select(weight => $"{weight!["criterion"]} {weight["used"]}")
            .ShouldBe(["trend 0", "persistence 0", "survey 0", "influence 0"]);
        view["weights"]!.AsArray().Sum(weight => weight!["used"]!.GetValue<double>()).ShouldBe(1, 0.001);
        view["stability"]!["draws"]!.GetValue<int>().ShouldBe(10_000);
        view["stability"]!["seed"]!.GetValue<long>().ShouldBe(long.Parse($"{kommun}{PrioritizationApp.Coming.Year}0{PrioritizationApp.Coming.Number}", System.Globalization.CultureInfo.InvariantCulture));
        view["areas"]!.AsArray().Sum(area => area!["probability"]!.GetValue<double>()).ShouldBe(3, 0.001);
        (view["last"], view["decision"], view["survey"]).ShouldBe((null, null, null));

        string Criterion(string area, string criterion)
        {
            var found = view["areas"]!.AsArray().Single(a => (string)a!["area"]! == area)!["need"]!["criteria"]!.AsArray().Single(c => (string)c!["criterion"]! == criterion)!;
            return $"{found["value"]} {found["normalised"]} {found["known"]}";
        }
    }

    [Fact]
    public async Task A_report_from_long_ago_makes_no_trend_of_the_silence_after_it()
    {
        await OpenAsync();
        await app.CountAsync(kommun, "a", 1, From.Plus(-100), From.Plus(-100), revision: 1);
        (await app.GetAsync(kommun, round))["weights"]!.AsArray().Single(weight => (string)weight!["criterion"]! == "trend")!["known"]!.GetValue<bool>().ShouldBeFalse();
        await app.CountAsync(kommun, "a", 1, From.Plus(-13), From.Plus(-1), revision: 1);
        (await app.GetAsync(kommun, round))["weights"]!.AsArray().Single(weight => (string)weight!["criterion"]! == "trend")!["known"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_decision_is_kept_as_it_was_whatever_comes_after()
    {
        await OpenAsync();
        var seen = await app.GetAsync(kommun, round);
        var decision = await app.DoAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("d", "c", "b"), motive = (string?)null, revision = Revision(seen) }, "styrgrupp");
        decision["chosen"]!.AsArray().Select(area => $"{area!["rank"]} {area["area"]}").ShouldBe(["1 c", "2 b", "3 d"]);

        await app.CountAsync(kommun, "a", 90, From, To, revision: 2);
        var kept = await app.GetAsync(kommun, round);
        kept["areas"]!.AsArray().Select(area => $"{area!["area"]} {area["reports"]} {area["probability"]} {area["chosen"]}").ShouldBe(
            seen["areas"]!.AsArray().Select(area => $"{area!["area"]} {area["reports"]} {area["probability"]} {((string)area["area"]! != "a" ? "true" : "false")}"));
        kept["decision"]!["by"]!.GetValue<string>().ShouldBe("Test styrgrupp, Degerforsbyggen");
        (await app.GetAsync(kommun, "rounds"))["rounds"]!.AsArray().ShouldHaveSingleItem()!["chosen"]!.AsArray().Select(area => (string)area!["name"]!)
            .ShouldBe(["Område c", "Område b", "Område d"]);
    }

    [Fact]
    public async Task A_decision_can_be_ranked_again_from_the_facts_kept_with_it()
    {
        await OpenAsync();
        var seen = await app.GetAsync(kommun, round);
        await app.DoAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("c", "b", "d"), revision = Revision(seen) });
        var kept = JsonSerializer.Deserialize<DecidedRound>(
            (await app.Database.ValueAsync<string>("select document::text from round_decisions where municipality = $1", kommun))!, JsonSerializerOptions.Web)!;
        var weights = kept.Round.Weights.ToDictionary(weight => weight.Criterion, weight => weight.Weight);
        RankAreas.Of(kept.Facts, weights).Areas.Select(area => (area.Area, Math.Round(area.Score, 4), Math.Round(area.Topsis, 4)))
            .ShouldBe(kept.Round.Areas.Select(area => (area.Area, area.Score, area.Topsis)));
        Stability.Of(kept.Facts, weights, kept.Round.ChosenCount, kept.Round.Stability.Seed).Probabilities
            .ShouldBe(kept.Round.Areas.OrderBy(area => area.Area, StringComparer.Ordinal).Select(area => KeyValuePair.Create(area.Area, area.Probability)));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_a_decision()
    {
        await OpenAsync();
        await app.DoAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("c", "b", "d"), revision = 1 });
        foreach (var change in new[] { "update round_decisions set document = '{}'", "delete from round_decisions" })
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => app.Database.ExecuteAsync($"{change} where municipality = '{kommun}'")))
                .MessageText.ShouldBe("A decision is never changed.");
    }

    [Fact]
    public async Task The_others_are_told_of_the_decision_together_with_it()
    {
        await OpenAsync();
        var seen = await app.GetAsync(kommun, round);
        await app.DoAsync(kommun, "POST", $"{round}/decide",
            new { chosen = new[] { new { area = "a", motive = (string?)"Skolan öppnar." }, new { area = "c", motive = (string?)null } }, motive = "Vi räcker till två.", revision = Revision(seen) });
        var told = (await app.AnnouncedAsync<AreasPrioritized>(kommun)).ShouldHaveSingleItem();
        (told.Period, told.Version, told.From, told.To).ShouldBe((PrioritizationApp.Coming.ToString(), 1, PrioritizationApp.Coming.From, PrioritizationApp.Coming.To));
        var score = seen["areas"]!.AsArray().ToDictionary(area => (string)area!["area"]!, area => area!["score"]!.GetValue<double>());
        told.Areas.ShouldBe(
            [new PrioritizedArea("c", "Område c", 1, score["c"], "Vi räcker till två."), new PrioritizedArea("a", "Område a", 4, score["a"], "Skolan öppnar.")]);
    }

    [Fact]
    public async Task Who_chooses_others_than_proposed_says_why()
    {
        await OpenAsync();
        (await app.ErrorsAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("a", "b", "c"), revision = 1 })).ShouldBe(["motive required"]);
        (await app.ErrorsAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("b", "c"), motive = " ", revision = 1 })).ShouldBe(["motive required"]);
        (await app.ErrorsAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("c", "plats", "c", kommun), motive = "x", revision = 1 }))
            .ShouldBe(["chosen[1].area unknown-area", "chosen[2].area area-twice", "chosen[3].area unknown-area"]);
        (await app.ErrorsAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen(), motive = "x", revision = 1 })).ShouldBe(["chosen out-of-range"]);
        (await app.AnnouncedAsync<AreasPrioritized>(kommun)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_who_decide_at_once_make_one_decision()
    {
        await OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.AnswerAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("c", "b", "d"), revision = 1 })));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => (string)answer.Body!["type"]! == "urn:est:problem:already-decided");
        (await app.AnnouncedAsync<AreasPrioritized>(kommun)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_decides_without_having_seen_the_latest_change_is_told()
    {
        await OpenAsync();
        await app.DoAsync(kommun, "PUT", $"{round}/influence", new { areas = new[] { Judged("a", 5) } });
        var (status, problem) = await app.AnswerAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("c", "b", "d"), revision = 1 });
        (status, (string)problem!["type"]!).ShouldBe((HttpStatusCode.Conflict, "urn:est:problem:changed-meanwhile"));
    }

    [Theory]
    [InlineData("PUT", "weights")]
    [InlineData("PUT", "influence")]
    [InlineData("POST", "remind")]
    [InlineData("PUT", "survey?name=x")]
    [InlineData("DELETE", "survey")]
    [InlineData("POST", "try")]
    [InlineData("POST", "decide")]
    public async Task Nothing_changes_a_decided_round(string method, string path)
    {
        await OpenAsync();
        await app.DoAsync(kommun, "POST", $"{round}/decide", new { chosen = Chosen("c", "b", "d"), revision = 1 });
        object? body = path switch
        {
            "weights" or "try" => new { weights = new { trend = 1 }, motive = "x", revision = 2 },
            "influence" => new { areas = new[] { Judged("a", 5) } },
            "survey?name=x" => PrioritizationApp.Csv("område;värde\na;1"),
            "decide" => new { chosen = Chosen("c", "b", "d"), revision = 2 },
            _ => null,
        };
        var (status, problem) = await app.AnswerAsync(kommun, method, $"{round}/{path}", body);
        (status, (string)problem!["type"]!).ShouldBe((HttpStatusCode.Conflict, "urn:est:problem:already-decided"));
    }

    [Fact]
    public async Task A_signal_and_agreed_levels_count_in_the_weeks_of_the_round_alone()
    {
        await OpenAsync();
        var signal = new SignalRaised(kommun, DateTimeOffset.UtcNow, Guid.NewGuid(), "a", "brand", To.ToString(), "small-counts", 1, 3, 6);
        await app.Services.DeliverAsync<OnSignalRaised, SignalRaised>(signal);
        await app.Services.DeliverAsync<OnSignalRaised, SignalRaised>(signal with { Signal = Guid.NewGuid(), Week = From.Previous.ToString() });
        foreach (var (week, level) in new[] { (To, "red"), (To.Previous, "yellow"), (From.Previous, "red") })
            await app.Services.DeliverAsync<OnPictureAgreed, PictureAgreed>(
                new PictureAgreed(kommun, DateTimeOffset.UtcNow, week.ToString(), 1, [new AgreedArea("a", "", level, null, 1), new AgreedArea("b", "", "green", null, 1)], []));
        var criteria = (await app.GetAsync(kommun, round))["areas"]!.AsArray().Single(area => (string)area!["area"]! == "a")!["need"]!["criteria"]!.AsArray();
        criteria.Where(c => (string)c!["criterion"]! is "signals" or "persistence").Select(c => $"{c!["value"]} {c["normalised"]}").ShouldBe(["1 0.3333", "0.75 0.75"]);
    }

    [Fact]
    public async Task Past_rounds_may_be_entered_and_far_ones_and_other_periods_not()
    {
        await app.AreasAsync(kommun, ("a", 100, 1));
        var today = TimeProvider.System.Today();
        foreach (var (period, error) in new[]
        {
            (Period.Of(PeriodKind.Quarter, today.AddYears(-3)).ToString(), "period out-of-range"), (Period.Of(PeriodKind.Quarter, today.AddYears(2)).ToString(), "period out-of-range"),
            (Period.Of(PeriodKind.Tertial, today).ToString(), "period not-a-period"), ("2026-W47", "period not-a-period"), ("2026", "period not-a-period"), ("snart", "period not-a-period"),
        })
            (await app.ErrorsAsync(kommun, "POST", "rounds", new { period })).ShouldBe([error], period);
        await app.DoAsync(kommun, "POST", "rounds", new { period = Period.Of(PeriodKind.Quarter, today).Previous.ToString() });
        (await app.GetAsync(kommun, "rounds"))["next"]!.GetValue<string>().ShouldBe(PrioritizationApp.Coming.ToString());
        await app.DoAsync(kommun, "POST", "rounds", new { period = PrioritizationApp.Coming.ToString() });
        (await app.GetAsync(kommun, "rounds"))["next"]!.GetValue<string>().ShouldBe(PrioritizationApp.Coming.Next.ToString());
        (await app.AnswerAsync(kommun, "POST", "rounds", new { period = PrioritizationApp.Coming.ToString() })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await app.AnswerAsync(kommun, "GET", "rounds/2020-Q1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Four areas of one size, with 1, 3, 4 and 2 reports a week.</summary>
    private async Task OpenAsync()
    {
        await app.AreasAsync(kommun, ("a", 1_000, 2), ("b", 1_000, 2), ("c", 1_000, 2), ("d", 1_000, 2));
        foreach (var (area, reports) in new[] { ("a", 1), ("b", 3), ("c", 4), ("d", 2) }) await app.CountAsync(kommun, area, reports, From, To);
        await app.DoAsync(kommun, "POST", "rounds", new { period = PrioritizationApp.Coming.ToString() });
    }

    private static object[] Chosen(params string[] areas) => [.. areas.Select(area => new { area, motive = (string?)null })];

    private static object Judged(string area, int score) => new { area, mandate = score, owners = score, measures = score, time = score, motive = "Vi äger marken." };

    private static int Revision(JsonNode view) => view["revision"]!.GetValue<int>();
}
