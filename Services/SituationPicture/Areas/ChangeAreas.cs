using System.Text.Json;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Facts;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.Areas;

/// <summary>Gives the kommun new areas: a new version, in which every fact is placed anew and counted where it now belongs.</summary>
public static class ChangeAreas
{
    /// <param name="Areas">The kommun itself included.</param>
    /// <param name="Moved">Facts that now lie in another area than before.</param>
    public sealed record Answer(int Version, int Areas, int Moved);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, JsonElement body, Passport passport, ServiceDataSources sources, AreaMaps areaMaps, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var areas = AreaInput.Read(body, municipality, clock.Today(), errors);
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await transaction.LockAsync(municipality, ct);
        var before = await areaMaps.CurrentAsync(transaction, municipality, ct);
        var after = await areaMaps.ChangeAsync(transaction, municipality, before.Version + 1, areas, passport.Subject, ct);
        var moved = await PlaceAnewAsync(transaction, municipality, before, after, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(after.Version, after.Areas.Count, moved));
    }

    /// <summary>Takes facts out of the areas they counted in and puts them into those they count in now, where the two differ.</summary>
    private static async Task<int> PlaceAnewAsync(
        NpgsqlTransaction transaction, string municipality, AreaMap before, AreaMap after, DateTimeOffset now, CancellationToken ct)
    {
        var moves = new List<(Guid, string)>();
        var tally = new Tally();
        await foreach (var fact in FactRows.ReadAllAsync(transaction, municipality, ct))
        {
            var area = after.Place(fact);
            if (area != fact.Area) moves.Add((fact.ReportId, area));
            var (from, to) = (before.Upwards(fact.Area), after.Upwards(area));
            if (from.SequenceEqual(to)) continue;
            tally.Remove(fact, from);
            tally.Add(fact, to);
        }
        if (moves.Count > 0) await FactRows.MoveAsync(transaction, municipality, moves, ct);
        await CountRows.ApplyAsync(transaction, municipality, tally, now, ct);
        return moves.Count;
    }
}
