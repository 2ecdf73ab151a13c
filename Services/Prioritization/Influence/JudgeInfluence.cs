using Est.Prioritization.Rounds;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Prioritization.Influence;

/// <summary>An actor says what it holds to be possible in each area. Its organisation has one judgement, which whoever writes last has written.</summary>
public static class JudgeInfluence
{
    private const int MostAreas = 500;

    /// <param name="Areas">All areas that the organisation judges; one that is left out is no longer judged.</param>
    public sealed record Request(IReadOnlyList<AreaRequest>? Areas);

    public sealed record AreaRequest(string? Area, int Mandate, int Owners, int Measures, int Time, string? Motive);

    public sealed record Answer(int Areas, int Revision);

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, string period, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        ChangeRound.InAsync<Answer>(sources, municipality, period, revision: null, async (connection, round) =>
        {
            var known = (await RoundRows.AreasAsync(connection, municipality, round.Period, ct)).Select(area => area.Code).ToHashSet();
            var errors = new List<FieldError>();
            var areas = request.Areas ?? [];
            if (areas.Count > MostAreas) errors.Add(new("areas", "too-many", $"Judge at most {MostAreas} areas."));
            for (var i = 0; i < Math.Min(areas.Count, MostAreas); i++) Check(areas[i], $"areas[{i}]", known, errors);
            if (errors.Count > 0) return Problems.Invalid(errors);

            await connection.RunAsync(ct,
                "delete from round_judgements where municipality = $1 and period = $2 and organisation = $3", municipality, period, passport.Organisation);
            await connection.RunAsync(ct,
                """
                insert into round_judgements (municipality, period, organisation, area, mandate, owners, measures, time, motive, judged_by, judged_at)
                select $1, $2, $3, area, mandate, owners, measures, time, motive, $10, $11
                from unnest($4::text[], $5::int[], $6::int[], $7::int[], $8::int[], $9::text[]) as judged (area, mandate, owners, measures, time, motive)
                """,
                municipality, period, passport.Organisation, Each(area => area.Area!), Each(area => area.Mandate), Each(area => area.Owners),
                Each(area => area.Measures), Each(area => area.Time), Each(area => area.Motive!.Trim()), passport.Name, clock.GetUtcNow());
            return TypedResults.Ok(new Answer(areas.Count, await round.SaveAsync(connection, municipality, ct)));

            T[] Each<T>(Func<AreaRequest, T> member) => [.. areas.Select(member)];
        }, ct);

    private static void Check(AreaRequest judged, string field, HashSet<string> known, List<FieldError> errors)
    {
        if (judged.Area is null || !known.Contains(judged.Area)) errors.Add(new($"{field}.area", "unknown-area", "Judge the areas of the round."));
        // An area that comes again is not known any more.
        else known.Remove(judged.Area);
        foreach (var (name, score) in new[] { ("mandate", judged.Mandate), ("owners", judged.Owners), ("measures", judged.Measures), ("time", judged.Time) })
            if (score is < Judgement.Least or > Judgement.Most) errors.Add(new($"{field}.{name}", "out-of-range", "Give 1 (hardly anything) to 5 (very much)."));
        Motive.Read(judged.Motive, $"{field}.motive", isRequired: true, "Say what the judgement rests on.", errors);
    }
}
