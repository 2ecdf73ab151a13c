using Est.Prioritization.Settings;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Prioritization.Rounds;

/// <summary>The kommun's rounds, newest period first.</summary>
public static class ListRounds
{
    /// <param name="Next">The first coming period that has no round yet.</param>
    public sealed record Answer(string Next, IReadOnlyList<Line> Rounds);

    /// <param name="State">open or decided.</param>
    /// <param name="Chosen">Empty while the round is open.</param>
    public sealed record Line(string Period, string State, IReadOnlyList<Chosen> Chosen, DateTimeOffset? DecidedAt, string? DecidedBy);

    public sealed record Chosen(string Area, string Name, int Rank);

    public static async Task<Ok<Answer>> Handle(string municipality, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var settings = await RoundSettings.ReadAsync(connection, municipality, ct);
        var periods = await connection.ReadAsync(row => Period.Parse(row.GetString(0)), ct, "select period from rounds where municipality = $1", municipality);
        var lines = new List<Line>();
        foreach (var period in periods.OrderByDescending(period => period.From).ThenBy(period => period.To))
        {
            var decision = (await DecidedRound.ReadAsync(connection, municipality, period, ct))?.Round.Decision;
            lines.Add(new Line(
                period.ToString(), decision is null ? "open" : "decided",
                [.. (decision?.Chosen ?? []).Select(area => new Chosen(area.Area, area.Name, area.Rank))], decision?.At, decision?.By));
        }
        var next = Period.Of(settings.Kind, clock.Today()).Next;
        while (periods.Contains(next)) next = next.Next;
        return TypedResults.Ok(new Answer(next.ToString(), lines));
    }
}
