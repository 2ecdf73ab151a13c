using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Meetings;

/// <summary>When meetings are held, with those that fall away for a holiday.</summary>
public static class ListMeetings
{
    private const int Usual = 13, Most = 110;

    public sealed record Answer(IReadOnlyList<Line> Meetings);

    /// <param name="Week">Of the picture it agrees.</param>
    /// <param name="Cancelled">Swedish name of the holiday for which it is not held; null when it is.</param>
    public sealed record Line(string Week, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Cancelled);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, ServiceDataSources sources, TimeProvider clock, CancellationToken ct, string? from = null, string? to = null)
    {
        var errors = new List<FieldError>();
        var weeks = Week.ReadSpan(from, to, Week.Of(clock.GetUtcNow()).Plus(Usual - 2), Usual, Most, errors);
        if (errors.Count > 0) return Problems.Invalid(errors);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var plan = (await PlanMeetings.ReadAsync(connection, municipality, clock, ct)).Plan;
        return TypedResults.Ok(new Answer(
            [.. plan.Between(weeks[0], weeks[^1]).Select(d => new Line(d.Week.ToString(), d.StartsAt, d.EndsAt, d.Cancelled))]));
    }
}
