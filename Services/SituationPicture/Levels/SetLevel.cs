using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Pictures;
using Est.SituationPicture.States;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.Levels;

/// <summary>Sets the level of an area in the picture of a week; where it is not the proposed one, with the reason.</summary>
public static class SetLevel
{
    private const int LongestMotive = 500;

    /// <param name="Level"><c>green</c>, <c>yellow</c> or <c>red</c>; null takes the level back, so that the proposed one stands again.</param>
    public sealed record Request(string? Level, string? Motive);

    public sealed record Answer(int Revision);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, string week, string area, Request request, Passport passport, PictureReader pictures, ServiceDataSources sources,
        TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var at = Week.Read(week, "week", errors);
        var (level, motive) = (request.Level, request.Motive?.Trim());
        if (level is not null && !Level.All.Contains(level)) errors.Add(new("level", "unknown-level", "Give green, yellow or red."));
        if (motive?.Length > LongestMotive) errors.Add(new("motive", "too-long", $"Say it in at most {LongestMotive} characters."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        var picture = await pictures.CurrentAsync(municipality, at!.Value, passport, ct);
        if (picture.Areas.FirstOrDefault(a => a.Code == area) is not { } found) return Problems.NotFound("area");
        if (level is not null && level != found.ProposedLevel && string.IsNullOrEmpty(motive))
            return Problems.Invalid([new("motive", "required", "The level differs from the proposed one: say why.")]);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var state = await PictureState.LockAsync(transaction, municipality, at.Value, ct);
        if (state.State == PictureState.Agreed) return PictureState.AlreadyAgreed;
        await using (var write = level is null
            ? transaction.Command("delete from area_levels where municipality = $1 and week = $2 and area = $3", municipality, week, area)
            : transaction.Command(
                """
                insert into area_levels (municipality, week, area, level, motive, set_by, set_at) values ($1, $2, $3, $4, nullif($5, ''), $6, $7)
                on conflict (municipality, week, area) do update set
                    level = excluded.level, motive = excluded.motive, set_by = excluded.set_by, set_at = excluded.set_at
                """,
                municipality, week, area, level, motive ?? "", $"{passport.Name}, {passport.Organisation}", clock.GetUtcNow()))
            await write.ExecuteNonQueryAsync(ct);
        var revision = await state.SaveAsync(transaction, municipality, at.Value, "levels", area, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(revision));
    }
}
