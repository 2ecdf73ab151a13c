using System.Text.Json;
using Est.Contracts;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Prioritization.Rounds;

/// <summary>
/// The steering group chooses the areas of the period. What it saw is kept as it was, with the facts behind it, and the other services are told.
/// </summary>
public static class DecideRound
{
    private const int MostChosen = 10;

    /// <param name="Motive">Why; required where others are chosen than proposed.</param>
    /// <param name="Revision">The one that was seen: when someone has changed weights, judgements or survey since, nothing is decided.</param>
    public sealed record Request(IReadOnlyList<ChosenRequest>? Chosen, string? Motive, int Revision);

    public sealed record ChosenRequest(string? Area, string? Motive);

    public static Task<Results<Ok<DecisionView>, ProblemHttpResult>> Handle(
        string municipality, string period, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        ChangeRound.InAsync<DecisionView>(sources, municipality, period, request.Revision, async (connection, round) =>
        {
            var now = clock.GetUtcNow();
            var facts = await RoundRows.ReadAsync(connection, municipality, round.Period, now, ct);
            var view = await GetRound.CurrentAsync(connection, municipality, round, facts, now, ct);
            var errors = new List<FieldError>();
            var motives = Read(request, view, errors);
            var differs = !view.Areas.Where(area => area.Proposed).Select(area => area.Area).ToHashSet().SetEquals(motives.Keys);
            var motive = Motive.Read(request.Motive, "motive", differs, "Other areas are chosen than the proposed ones: say why.", errors);
            if (errors.Count > 0) return Problems.Invalid(errors);

            var decision = new DecisionView(now, $"{passport.Name}, {passport.Organisation}", motive,
                [.. view.Areas.Where(area => motives.ContainsKey(area.Area)).Select(area => new ChosenArea(area.Area, area.Name, area.Rank, area.Score, motives[area.Area]))]);
            var revision = await round.SaveAsync(connection, municipality, ct);
            await KeepAsync(connection, municipality, new DecidedRound(view with
            {
                State = "decided",
                Revision = revision,
                Areas = [.. view.Areas.Select(area => area with { Chosen = motives.ContainsKey(area.Area), Motive = motives.GetValueOrDefault(area.Area) })],
                Decision = decision,
            }, facts.Facts), ct);
            await using var publish = new NpgsqlBatch(connection) { BatchCommands = { Inbox.InsertOf([OutboxRow.Of(Event(municipality, round, decision))]) } };
            await publish.ExecuteNonQueryAsync(ct);
            return TypedResults.Ok(decision);
        }, ct);

    /// <returns>The chosen areas with their motives.</returns>
    private static Dictionary<string, string?> Read(Request request, RoundView view, List<FieldError> errors)
    {
        var chosen = request.Chosen ?? [];
        if (chosen.Count is 0 or > MostChosen) errors.Add(new("chosen", "out-of-range", $"Choose 1 to {MostChosen} areas."));
        var motives = new Dictionary<string, string?>();
        for (var i = 0; i < Math.Min(chosen.Count, MostChosen); i++)
        {
            if (view.Areas.All(area => area.Area != chosen[i].Area)) errors.Add(new($"chosen[{i}].area", "unknown-area", "Choose among the areas of the round."));
            else if (!motives.TryAdd(chosen[i].Area!, Motive.Read(chosen[i].Motive, $"chosen[{i}].motive", isRequired: false, "", errors)))
                errors.Add(new($"chosen[{i}].area", "area-twice", "This area is chosen already."));
        }
        return motives;
    }

    private static AreasPrioritized Event(string municipality, RoundState round, DecisionView decision) => new(
        municipality, decision.At, round.Period.ToString(), Version: 1, round.Period.From, round.Period.To,
        [.. decision.Chosen.Select(area => new PrioritizedArea(area.Area, area.Name, area.Rank, area.Score, area.Motive ?? decision.Motive))]);

    private static async Task KeepAsync(NpgsqlConnection connection, string municipality, DecidedRound decided, CancellationToken ct) => await connection.RunAsync(ct,
        "insert into round_decisions (municipality, period, decided_at, decided_by, document) values ($1, $2, $3, $4, $5::jsonb)",
        municipality, decided.Round.Period, decided.Round.Decision!.At, decided.Round.Decision.By, JsonSerializer.Serialize(decided, JsonSerializerOptions.Web));
}
