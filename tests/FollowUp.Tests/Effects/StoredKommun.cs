using Est.Contracts;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Effects;

/// <summary>A kommun of its own in the service: its areas and counts came by events, its interventions are rows.</summary>
internal sealed class StoredKommun
{
    private static int used;
    private readonly FollowUpApp app;
    private long revision;

    private StoredKommun(FollowUpApp app, string code) => (this.app, Code) = (app, code);

    public string Code { get; }

    public static Week LastWeek { get; } = Week.Of(DateTimeOffset.UtcNow).Previous;

    /// <param name="areas">Directly below the kommun, without neighbours.</param>
    public static async Task<StoredKommun> WithAsync(FollowUpApp app, params string[] areas)
    {
        var kommun = new StoredKommun(app, Municipalities.All[^Interlocked.Increment(ref used)].Code);
        await app.Services.DeliverAsync<OnAreasChanged, AreasChanged>(new(kommun.Code, DateTimeOffset.UtcNow, 1,
        [
            new(kommun.Code, "Kommunen", null, 9_500, new(2000, 1, 1), null, []),
            .. areas.Select(area => new AreaDescription(area, $"Område {area}", kommun.Code, null, new(2020, 1, 1), null, [])),
        ]));
        return kommun;
    }

    /// <summary>Tells the counts of an area; a later telling of the same weeks replaces the earlier.</summary>
    public async Task CountAsync(string area, Week from, params int[] counts)
    {
        revision++;
        await app.Services.DeliverAsync<OnWeekCounted, WeekCounted>(new(Code, DateTimeOffset.UtcNow,
            [.. counts.Select((count, i) => new CountedCell(area, from.Plus(i).ToString(), "klotter", count, count, revision))]));
    }

    public async Task<Guid> InterventionAsync(string area, DateOnly from, int number = 1, string kind = "belysning", string state = "ongoing", string? whyNot = null)
    {
        var id = Guid.NewGuid();
        await app.Database.ExecuteAsync($"""
            insert into interventions (municipality, id, number, revision, state, what, kind, areas, started_on, source, created_at, created_by, why_not_code, owner)
            values ('{Code}', '{id}', {number}, 1, '{state}', 'Ny belysning {number}', '{kind}', array['{area}'], '{from:yyyy-MM-dd}', 'meeting', now(), 'Test', {(whyNot is null ? "null" : $"'{whyNot}'")}, 'Degerforsbyggen')
            """);
        return id;
    }
}
