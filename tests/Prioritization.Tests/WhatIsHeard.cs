using Est.Contracts;
using Est.Prioritization.Heard;

namespace Est.Prioritization.Tests;

/// <summary>Signals, levels and interventions as they are kept: twice, at once and in any order leave what the newest says.</summary>
public sealed class WhatIsHeard(PrioritizationApp app)
{
    private readonly string kommun = PrioritizationApp.NewMunicipality();

    [Fact]
    public async Task A_signal_told_again_is_one()
    {
        var signal = new SignalRaised(kommun, DateTimeOffset.UtcNow, Guid.NewGuid(), "bruket", "brand", "2026-W46", "small-counts", 1, 3, 6);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Services.DeliverAsync<OnSignalRaised, SignalRaised>(signal)));
        await app.Services.DeliverAsync<OnSignalRaised, SignalRaised>(signal);
        (await app.Database.ListAsync<string>("select concat_ws(' ', area, week) from signals where municipality = $1", kommun)).ShouldBe(["bruket 2026-W46"]);
    }

    [Fact]
    public async Task The_highest_version_of_an_agreed_week_stays_in_both_orders()
    {
        await AgreeAsync(2, "red");
        await AgreeAsync(1, "green");
        await AgreeAsync(2, "yellow");
        (await LevelsAsync()).ShouldBe(["2 {red}"]);
        await AgreeAsync(3, "green");
        (await LevelsAsync()).ShouldBe(["3 {green}"]);
    }

    [Fact]
    public async Task Versions_at_once_leave_the_highest()
    {
        await Task.WhenAll(Enumerable.Range(1, 12).OrderBy(version => version * 5 % 12).SelectMany(version => new[] { AgreeAsync(version, $"l{version}"), AgreeAsync(version, $"l{version}") }));
        (await LevelsAsync()).ShouldBe(["12 {l12}"]);
    }

    [Fact]
    public async Task The_highest_revision_of_an_intervention_stays_in_both_orders_and_at_once()
    {
        var id = Guid.NewGuid();
        await ChangeAsync(id, 5, "done", "bruket", "torget");
        await ChangeAsync(id, 4, "ongoing", "bruket");
        await ChangeAsync(id, 5, "planned");
        (await KnownAsync()).ShouldBe(["5 done {bruket,torget} 2026-10-01"]);
        await Task.WhenAll(Enumerable.Range(6, 10).Reverse().SelectMany(revision => new[] { ChangeAsync(id, revision, $"s{revision}"), ChangeAsync(id, revision, $"s{revision}") }));
        (await KnownAsync()).ShouldBe(["15 s15 {} 2026-10-01"]);
    }

    private Task AgreeAsync(int version, string level) => app.Services.DeliverAsync<OnPictureAgreed, PictureAgreed>(
        new PictureAgreed(kommun, DateTimeOffset.UtcNow, "2026-W46", version, [new AgreedArea("bruket", "Bruket", level, null, 3)], []));

    private Task ChangeAsync(Guid id, int revision, string state, params string[] areas) => app.Services.DeliverAsync<OnInterventionChanged, InterventionChanged>(
        new InterventionChanged(kommun, DateTimeOffset.UtcNow, id, revision, state, "belysning", areas, "Kommunen", new DateOnly(2026, 10, 1), null, null, null, null, null));

    private Task<List<string>> LevelsAsync() =>
        app.Database.ListAsync<string>("select concat_ws(' ', version, levels) from agreed_levels where municipality = $1", kommun);

    private Task<List<string>> KnownAsync() =>
        app.Database.ListAsync<string>("select concat_ws(' ', revision, state, areas, starts, ends) from interventions where municipality = $1", kommun);
}
