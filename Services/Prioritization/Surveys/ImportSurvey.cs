using Est.Prioritization.Rounds;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Prioritization.Surveys;

/// <summary>Takes in what a survey says of the areas, for one round; a file that is imported again replaces the former.</summary>
public static class ImportSurvey
{
    private const int LongestName = 200;

    public sealed record Answer(int Areas, int Revision);

    /// <param name="name">What the survey is called, e.g. Polisens trygghetsmätning 2026.</param>
    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Put(
        string municipality, string period, HttpRequest request, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct,
        string? name = null)
    {
        var errors = new List<FieldError>();
        if (name?.Trim() is not { Length: > 0 and <= LongestName }) errors.Add(new("name", "required", $"Say what the survey is called, in at most {LongestName} characters."));
        if (errors.Count > 0) return Problems.Invalid(errors);
        if (await BodyAsync(request, ct) is not { } file)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "file-too-large", "The file is too large", $"A survey has at most {SurveyFile.MostBytes / 1024} kB.");

        return await ChangeRound.InAsync<Answer>(sources, municipality, period, revision: null, async (connection, round) =>
        {
            var areas = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var area in await RoundRows.AreasAsync(connection, municipality, round.Period, ct))
            {
                areas.TryAdd(area.Name, area.Code);
                areas[area.Code] = area.Code;
            }
            var values = SurveyFile.Read(file, areas, errors);
            if (errors.Count > 0) return Problems.Invalid(errors);
            await connection.RunAsync(ct,
                """
                with gone as (delete from round_survey_values where municipality = $1 and period = $2 and area <> all($3))
                insert into round_survey_values (municipality, period, area, value) select $1, $2, * from unnest($3::text[], $4::float8[])
                on conflict (municipality, period, area) do update set value = excluded.value
                """, municipality, round.Period.ToString(), values.Keys.ToArray(), values.Values.ToArray());
            await connection.RunAsync(ct,
                "update rounds set survey_name = $3, survey_at = $4, survey_by = $5 where municipality = $1 and period = $2",
                municipality, round.Period.ToString(), name!.Trim(), clock.GetUtcNow(), $"{passport.Name}, {passport.Organisation}");
            return TypedResults.Ok(new Answer(values.Count, await round.SaveAsync(connection, municipality, ct)));
        }, ct);
    }

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Remove(string municipality, string period, ServiceDataSources sources, CancellationToken ct) =>
        ChangeRound.InAsync<Answer>(sources, municipality, period, revision: null, async (connection, round) =>
        {
            await connection.RunAsync(ct, "delete from round_survey_values where municipality = $1 and period = $2", municipality, period);
            await connection.RunAsync(ct,
                "update rounds set survey_name = null, survey_at = null, survey_by = null where municipality = $1 and period = $2", municipality, period);
            return TypedResults.Ok(new Answer(0, await round.SaveAsync(connection, municipality, ct)));
        }, ct);

    /// <summary>Null when it is larger than a survey may be.</summary>
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        var file = new byte[SurveyFile.MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(file, file.Length, throwOnEndOfStream: false, ct);
        return length < file.Length ? file[..length] : null;
    }
}
