using Est.Prioritization.Ranking;
using Est.Prioritization.Results;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.Prioritization.Rounds;

/// <summary>A round: as the facts are now while it is open, as it was once it is decided.</summary>
public static class GetRound
{
    public static async Task<Results<Ok<RoundView>, ProblemHttpResult>> Handle(
        string municipality, string period, Passport passport, ServiceDataSources sources, TimeProvider clock, HttpResponse response, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (ChangeRound.ReadPeriod(period, errors) is not { } at) return Problems.Invalid(errors);
        response.Headers.CacheControl = "private, no-store";
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        if (await RoundState.ReadAsync(connection, municipality, at, ct) is not { } round) return Problems.NotFound("round");
        var view = await DecidedRound.ReadAsync(connection, municipality, at, ct) is { } decided
            ? decided.Round
            : await CurrentAsync(connection, municipality, round, await RoundRows.ReadAsync(connection, municipality, at, clock.GetUtcNow(), ct), clock.GetUtcNow(), ct);
        return TypedResults.Ok(view with { MyJudgement = Own(view, passport.Organisation) });
    }

    /// <summary>An open round with the facts as they are; nobody's own judgement is marked.</summary>
    public static async Task<RoundView> CurrentAsync(
        NpgsqlConnection connection, string municipality, RoundState round, RoundFacts facts, DateTimeOffset now, CancellationToken ct)
    {
        var (weights, areas, stability) = Shown.Of(facts, round.Weights, round.Chosen, Seed(municipality, round.Period));
        var answered = facts.Influence.Values.SelectMany(area => area.Judgements).Select(judgement => judgement.Organisation).ToHashSet();
        var actors = await connection.ReadAsync(
            row => new ActorView(row.GetString(0), row.GetString(1), answered.Contains(row.GetString(0)), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2)), ct,
            """
            select o.name, min(o.kind), max(r.reminded_at) from organisations o
            left join round_reminders r on r.municipality = $1 and r.period = $2 and r.organisation = o.name
            where o.municipality = $1 and o.active group by o.name order by o.name collate "C"
            """, municipality, round.Period.ToString());
        var survey = (await connection.ReadAsync(
            row => new SurveyView(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), facts.Facts.Count(area => area.Survey is not null)), ct,
            "select survey_name, survey_at, survey_by from rounds where municipality = $1 and period = $2 and survey_name is not null",
            municipality, round.Period.ToString())).FirstOrDefault();
        return new RoundView(
            round.Period.ToString(), "open", round.Revision, facts.From.ToString(), facts.To.ToString(), round.Chosen, weights, round.WeightsMotive, round.WeightsBy,
            areas, stability, actors, [], survey, await ReadLastRound.Handle(connection, municipality, round.Period, now, ct), null);
    }

    /// <summary>E.g. 1862202701 for Degerfors and 2027-Q1: whoever reckons again draws the same numbers.</summary>
    public static long Seed(string municipality, Period period) =>
        long.Parse(municipality, System.Globalization.CultureInfo.InvariantCulture) * 1_000_000 + period.Year * 100 + period.Number;

    private static List<MyJudgement> Own(RoundView view, string organisation) =>
        [.. view.Areas.SelectMany(area => area.Influence.Judgements.Where(judgement => judgement.Organisation == organisation)
            .Select(judgement => new MyJudgement(area.Area, judgement.Mandate, judgement.Owners, judgement.Measures, judgement.Time, judgement.Motive)))];
}
