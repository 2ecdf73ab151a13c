using System.Net;
using System.Text.Json;
using Est.Contracts;
using Est.Intake.Outcomes;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;

namespace Est.Intake.Tests.Outcomes;

/// <summary>A report's outcome, from its coming in to the interventions that concern its place. Each test reports in a week that no other has.</summary>
public sealed class WhatBecameOfAReport(IntakeFixture intake)
{
    private const string Kommun = IntakeFixture.Degerfors;
    private static int weeks;
    private readonly Week week = new Week(2012, 2).Plus(Interlocked.Increment(ref weeks));
    private readonly string area = $"o{Guid.NewGuid():N}";
    private readonly IntakeClient sender = intake.NewReporter();

    [Fact]
    public async Task It_waits_for_its_week_to_be_agreed_and_is_then_counted()
    {
        var id = await ReportAsync();
        (await OutcomeAsync(id)).ShouldBe($"waiting | Rapporten är mottagen. Mötet har ännu inte fastställt lägesbilden för vecka {week.Number} {week.Year}.");
        await AgreeAsync(1);
        (await OutcomeAsync(id)).ShouldBe($"counted | Rapporten räknades i lägesbilden för vecka {week.Number} {week.Year}, i Torget. Ingen insats är ännu beslutad för platsen.");
        await AgreeAsync(2);
        var outcome = await sender.GetAsync($"/reports/{id}/outcome");
        outcome.GetProperty("pictures").EnumerateArray().Select(p => (p.GetProperty("week").GetString(), p.GetProperty("version").GetInt32())).ShouldBe([(week.ToString(), 1), (week.ToString(), 2)]);
        outcome.GetProperty("area").GetRawText().ShouldBe($$"""{"code":"{{area}}","name":"Torget"}""");
    }

    [Fact]
    public async Task One_that_came_after_the_meeting_waits_for_the_next_version()
    {
        await AgreeAsync(1, TimeProvider.System.GetUtcNow().AddHours(-1));
        var id = await ReportAsync();
        (await OutcomeAsync(id)).ShouldStartWith("late | Rapporten kom efter att mötet fastställde");
        await AgreeAsync(2);
        (await sender.GetAsync($"/reports/{id}/outcome")).GetProperty("pictures").EnumerateArray().Select(p => p.GetProperty("version").GetInt32()).ShouldBe([2]);
    }

    [Fact]
    public async Task Worded_anew_after_the_meeting_it_was_counted_all_the_same()
    {
        var id = await ReportAsync("F-1");
        await AgreeAsync(1, TimeProvider.System.GetUtcNow().AddSeconds(1));
        await ReportAsync("F-1", severity: 3);
        (await OutcomeAsync(id)).ShouldStartWith("counted | ");
    }

    [Fact]
    public async Task Taken_back_it_says_whether_it_had_been_counted()
    {
        var (before, after) = (await ReportAsync(), await ReportAsync());
        await RetractAsync(before);
        await AgreeAsync(1);
        await RetractAsync(after, untilAfter: true);
        (await OutcomeAsync(before)).ShouldBe("retracted | Rapporten är återtagen och räknas inte.");
        (await OutcomeAsync(after)).ShouldBe($"retracted | Rapporten är återtagen. Den räknades i lägesbilden för vecka {week.Number} {week.Year}, som fastställdes innan dess.");
    }

    [Fact]
    public async Task Signals_and_interventions_are_those_of_its_category_in_its_area_or_above()
    {
        var id = await ReportAsync();
        var parent = await AreasAsync();
        await SignalAsync(area, "skadegorelse");
        await SignalAsync(parent, "klotter");
        await InterventionAsync(7, "ongoing", parent, "Belysning");
        await InterventionAsync(8, "planned", area, "Dialog", "skadegorelse", "klotter");
        await InterventionAsync(9, "ongoing", area, "Städning", "nedskrapning");
        await InterventionAsync(10, "ongoing", "annat-" + area, "Kamera");
        await InterventionAsync(11, "not-done", area, "Lås");
        await InterventionAsync(12, "done", area, "Lampor", doneAt: week.Start.AddDays(-30));
        // A place kept for what is not thought of yet.
        await InterventionAsync(13, "proposed", area, null);
        await AgreeAsync(1);

        var outcome = await sender.GetAsync($"/reports/{id}/outcome");
        outcome.GetProperty("signals").GetRawText().ShouldBe($$"""[{"week":"{{week}}","category":"skadegorelse"}]""");
        outcome.GetProperty("interventions").GetRawText().ShouldBe(
            """[{"number":8,"what":"Dialog","state":"planned"},{"number":7,"what":"Belysning","state":"ongoing"}]""");
        outcome.GetProperty("sentence").GetString()!.ShouldEndWith("i Torget. Den hör till en ovanlig ökning av skadegörelse. Insats 8 (Dialog) är planerad. Insats 7 (Belysning) pågår.");
    }

    [Fact]
    public async Task What_a_meeting_decided_is_said_in_its_words()
    {
        var id = await ReportAsync();
        var decision = new Decision(Guid.NewGuid(), "Byt lampor bakom kiosken", area, "Kommunen", new DateOnly(2027, 1, 1));
        await AgreeAsync(2, decisions: decision);
        await AgreeAsync(1, decisions: decision with { What = "Byt lampor" });
        await InterventionAsync(5, "ongoing", area, "Belysning", decision: decision.Id);
        (await sender.GetAsync($"/reports/{id}/outcome")).GetProperty("interventions")[0].GetProperty("what").GetString().ShouldBe("Byt lampor bakom kiosken");
    }

    [Fact]
    public async Task A_place_in_none_of_the_areas_counts_for_the_kommun()
    {
        var id = await ReportAsync(inArea: Kommun);
        await AgreeAsync(1);
        (await OutcomeAsync(id)).ShouldStartWith(
            $"counted | Rapporten räknades i lägesbilden för vecka {week.Number} {week.Year}, i Degerfors. Platsen ligger inte i något av kommunens områden, så den räknas för kommunen som helhet.");
    }

    [Fact]
    public async Task While_the_picture_does_not_answer_all_but_the_area_is_told()
    {
        var id = await ReportAsync();
        intake.Picture.Silent[id] = true;
        await AgreeAsync(1);
        (await OutcomeAsync(id)).ShouldStartWith($"counted | Rapporten räknades i lägesbilden för vecka {week.Number} {week.Year}. ");
        (await sender.GetAsync($"/reports/{id}/outcome")).GetProperty("area").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_waits_in_quarantine_says_so_until_it_is_released()
    {
        var line = (await sender.StreamAsync(new Dictionary<string, object?>(Made.Report("F-1")) { ["category"] = "okänd" })).Single();
        (await OutcomeAsync(line.Id)).ShouldBe("quarantined | Rapporten ligger i karantän: den behöver rättas innan den kan räknas.");
        using (var released = await sender.PostAsync($"/quarantine/{line.Id}/release", JsonSerializer.Serialize(Of("F-1", 2), JsonSerializerOptions.Web))) released.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await OutcomeAsync(line.Id)).ShouldStartWith("waiting | ");

        var other = (await sender.StreamAsync("inte json")).Single();
        await sender.TryPostAsync($"/quarantine/{other.Id}/discard", """{"reason":"Skräp."}""");
        (await OutcomeAsync(other.Id)).ShouldBe("discarded | Rapporten lades åt sidan i karantänen och räknas inte.");
    }

    [Fact]
    public async Task Who_may_not_see_the_report_learns_nothing_of_it()
    {
        var id = await ReportAsync();
        var quarantined = (await sender.StreamAsync("inte json")).Single().Id;
        foreach (var hidden in new[] { id, quarantined })
        {
            using var answer = await intake.NewReporter().TryGetAsync($"/reports/{hidden}/outcome");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        (await intake.NewReporter(role: Roles.Analyst).GetAsync($"/reports/{id}/outcome")).GetProperty("state").GetString().ShouldBe("waiting");
    }

    private Dictionary<string, object?> Of(string? externalId, int severity) => new(Made.Report(externalId, severity))
    {
        ["occurredFrom"] = week.Start.AddDays(2),
        ["occurredTo"] = week.Start.AddDays(2).AddHours(1),
    };

    private async Task<Guid> ReportAsync(string? externalId = null, int severity = 2, string? inArea = null)
    {
        var id = (await sender.SubmitAsync(Of(externalId, severity))).Id;
        intake.Picture.Areas[id] = inArea ?? area;
        await AreasAsync();
        return id;
    }

    /// <summary>The state and the sentence.</summary>
    private async Task<string> OutcomeAsync(Guid id)
    {
        var outcome = await sender.GetAsync($"/reports/{id}/outcome");
        return $"{outcome.GetProperty("state").GetString()} | {outcome.GetProperty("sentence").GetString()}";
    }

    private async Task RetractAsync(Guid id, bool untilAfter = false)
    {
        (await sender.TryPostAsync($"/reports/{id}/retract", """{"reason":"Dubblett."}""")).Status.ShouldBe(HttpStatusCode.NoContent);
        if (untilAfter) await intake.Database.ExecuteAsync($"update reports set retracted_at = retracted_at + interval '2 hours' where id = '{id}'");
    }

    private Task AgreeAsync(int version, DateTimeOffset? at = null, params Decision[] decisions) => intake.Service.Services.DeliverAsync<OnPictureAgreed, PictureAgreed>(
        new PictureAgreed(Kommun, at ?? TimeProvider.System.GetUtcNow().AddHours(1), week.ToString(), version, [], [], null, decisions));

    /// <summary>Our area below one of its own, among the areas of the other tests.</summary>
    private async Task<string> AreasAsync()
    {
        var parent = "over-" + area;
        await intake.Database.ExecuteAsync($"""
            insert into areas (municipality, code, name, parent, valid_from, neighbours) values
                ('{Kommun}', '{parent}', 'Centrum', '{Kommun}', '2000-01-01', array[]::text[]), ('{Kommun}', '{area}', 'Torget', '{parent}', '2000-01-01', array[]::text[]) on conflict do nothing
            """);
        return parent;
    }

    private Task SignalAsync(string inArea, string category) => intake.Service.Services.DeliverAsync<OnSignalRaised, SignalRaised>(
        new SignalRaised(Kommun, TimeProvider.System.GetUtcNow(), Guid.NewGuid(), inArea, category, week.ToString(), "small-counts", 1, 3, 5));

    private Task InterventionAsync(int number, string state, string inArea, string? kind, params string[] categories) => InterventionAsync(number, state, inArea, kind, null, null, categories);

    private Task InterventionAsync(int number, string state, string inArea, string? kind, DateTimeOffset? doneAt = null, Guid? decision = null, params string[] categories) =>
        intake.Service.Services.DeliverAsync<OnInterventionChanged, InterventionChanged>(new InterventionChanged(
            Kommun, doneAt ?? TimeProvider.System.GetUtcNow(), Guid.NewGuid(), 1, state, "x", [inArea], "Kommunen", null, null, null, decision, null, null, number, kind, categories));
}
