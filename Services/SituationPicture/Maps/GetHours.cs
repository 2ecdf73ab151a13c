using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.Maps;

/// <summary>When in the week the reports of an area happened: aoristic weights over 168 hours.</summary>
public static class GetHours
{
    /// <param name="Hours">Reports per hour of the week, Monday 00 first.</param>
    public sealed record Answer(string Week, string Area, IReadOnlyList<double> Hours);

    /// <param name="area">The kommun when absent.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, string week, ServiceDataSources sources, CancellationToken ct, string? area = null)
    {
        var errors = new List<FieldError>();
        Week.Read(week, "week", errors);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var command = new NpgsqlCommand(
            """
            select (select millionths from weekly_hours where municipality = $1 and week = $2 and area = $3),
                $3 = $1 or exists (select from areas where municipality = $1 and code = $3 and version = (select max(version) from area_versions where municipality = $1))
            """, connection)
        {
            Parameters = { new NpgsqlParameter { Value = municipality }, new NpgsqlParameter { Value = week }, new NpgsqlParameter { Value = area ?? municipality } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (!reader.GetBoolean(1)) errors.Add(new FieldError("area", "unknown-area", "The kommun has no area of that code."));
        if (errors.Count > 0) return Problems.Invalid(errors);
        var millionths = reader.IsDBNull(0) ? new long[HoursOfWeek.Count] : reader.GetFieldValue<long[]>(0);
        return TypedResults.Ok(new Answer(week, area ?? municipality, [.. millionths.Select(m => m / (double)HoursOfWeek.Whole)]));
    }
}
