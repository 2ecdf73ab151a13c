using System.Text.Json;
using Est.Prioritization.Settings;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Prioritization.Rounds;

/// <summary>Opens a round for a period, with the kommun's usual weights. A past one may be entered too, so that the next can say how it went.</summary>
public static class OpenRound
{
    private const int DaysBack = 2 * 366, DaysAhead = 366;

    /// <param name="Period">E.g. 2027-Q1, or 2027-T1 where the kommun chooses three times a year.</param>
    public sealed record Request(string? Period);

    public sealed record Answer(string Period, int Revision);

    public static async Task<Results<Created<Answer>, ProblemHttpResult>> Handle(
        string municipality, Request request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var settings = await RoundSettings.ReadAsync(connection, municipality, ct);
        var errors = new List<FieldError>();
        if (Period.Read(request.Period, "period", errors, settings.Kind) is not { } period) return Problems.Invalid(errors);
        if (period.To < clock.Today().AddDays(-DaysBack) || period.From > clock.Today().AddDays(DaysAhead))
            return Problems.Invalid([new("period", "out-of-range", "A round is for a period of the last two years or the next.")]);

        var opened = await connection.RunAsync(ct,
            """
            insert into rounds (municipality, period, revision, chosen, weights, opened_at, opened_by)
            values ($1, $2, 1, $3, $4::jsonb, $5, $6) on conflict do nothing
            """,
            municipality, period.ToString(), (short)settings.Chosen, JsonSerializer.Serialize(settings.Weights), clock.GetUtcNow(), $"{passport.Name}, {passport.Organisation}");
        return opened == 1 ? TypedResults.Created($"/api/{municipality}/rounds/{period}", new Answer(period.ToString(), 1)) : Refusals.AlreadyOpen;
    }
}
