using Est.Prioritization.Ranking;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Prioritization.Rounds;

/// <summary>What the ranking would be with other weights. Nothing is stored.</summary>
public static class TryWeights
{
    public sealed record Request(IReadOnlyDictionary<string, double>? Weights);

    public sealed record Answer(IReadOnlyList<CriterionWeight> Weights, IReadOnlyList<AreaView> Areas, StabilityView Stability);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, string period, Request request, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var at = ChangeRound.ReadPeriod(period, errors);
        var weights = Weights.Read(request.Weights, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (await RoundState.ReadAsync(connection, municipality, at!.Value, ct) is not { } round) return Problems.NotFound("round");
        if (round.IsDecided) return Refusals.AlreadyDecided;
        var facts = await RoundRows.ReadAsync(connection, municipality, round.Period, clock.GetUtcNow(), ct);
        var (used, areas, stability) = Shown.Of(facts, weights, round.Chosen, GetRound.Seed(municipality, round.Period));
        return TypedResults.Ok(new Answer(used, areas, stability));
    }
}
