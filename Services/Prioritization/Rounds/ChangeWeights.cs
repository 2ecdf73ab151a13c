using Est.Prioritization.Ranking;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Prioritization.Rounds;

/// <summary>Sets the weights of one round, with the reason; everyone sees both.</summary>
public static class ChangeWeights
{
    /// <param name="Revision">The one that was seen.</param>
    public sealed record Request(IReadOnlyDictionary<string, double>? Weights, string? Motive, int Revision);

    public sealed record Answer(int Revision);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, string period, Request request, Passport passport, ServiceDataSources sources, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var weights = Weights.Read(request.Weights, errors);
        var motive = Motive.Read(request.Motive, "motive", isRequired: true, "Say why the weights are these: everyone sees it.", errors);
        if (errors.Count > 0) return Problems.Invalid(errors);
        return await ChangeRound.InAsync<Answer>(sources, municipality, period, request.Revision, async (connection, round) =>
            TypedResults.Ok(new Answer(await (round with
            {
                Weights = weights,
                WeightsMotive = motive,
                WeightsBy = $"{passport.Name}, {passport.Organisation}",
            }).SaveAsync(connection, municipality, ct))), ct);
    }
}
