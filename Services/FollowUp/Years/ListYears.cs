using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Years;

/// <summary>The years that have reports or interventions, and the one that goes on; newest first.</summary>
public static class ListYears
{
    public sealed record Answer(IReadOnlyList<int> Years);

    public static async Task<Ok<Answer>> Handle(string municipality, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        var years = await connection.ReadAsync(row => row.GetInt32(0), ct,
            """
            select distinct left(week, 4)::int from weekly_counts where municipality = $1 and count > 0
            union select extract(year from coalesce(started_on, starts))::int from interventions where municipality = $1 and coalesce(started_on, starts) is not null
            """, municipality);
        var current = clock.Today().Year;
        return TypedResults.Ok(new Answer([.. years.Append(current).Where(year => year <= current).Distinct().OrderDescending()]));
    }
}
