using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Categories;

/// <summary>
/// What a source calls what it reports, and the kommun's category for each: from then on its reports are taken in under its own codes.
/// Replaced as a whole.
/// </summary>
public static class SourceCodes
{
    private const int Most = 500, LongestCode = 100, LongestSource = 200;

    /// <param name="Codes">The source's code to ours.</param>
    public sealed record Mapping(IReadOnlyDictionary<string, string>? Codes);

    public static async Task<Ok<Mapping>> ReadAsync(string municipality, string source, Taxonomies taxonomies, CancellationToken ct) =>
        TypedResults.Ok(new Mapping((await taxonomies.OfAsync(municipality, ct)).CodesOf(source)));

    public static async Task<Results<Ok<Mapping>, ProblemHttpResult>> Handle(
        string municipality, string source, Mapping mapping, IntakeDb db, Taxonomies taxonomies, CancellationToken ct)
    {
        var errors = Check(source, mapping, await taxonomies.OfAsync(municipality, ct));
        if (errors.Count > 0) return Problems.Invalid(errors);
        var codes = mapping.Codes!.OrderBy(code => code.Key, StringComparer.Ordinal).ToList();
        string[] theirs = [.. codes.Select(code => code.Key)], ours = [.. codes.Select(code => code.Value)];
        await db.Database.ExecuteSqlAsync(
            $"""
            with gone as (delete from source_codes where municipality = {municipality} and source = {source} and code <> all({theirs}))
            insert into source_codes (municipality, source, code, category)
            select {municipality}, {source}, code, category from unnest({theirs}, {ours}) as given (code, category)
            on conflict (municipality, source, code) do update set category = excluded.category
            """, ct);
        taxonomies.Forget(municipality);
        return TypedResults.Ok(mapping);
    }

    internal static List<FieldError> Check(string source, Mapping mapping, Taxonomy taxonomy)
    {
        var errors = new List<FieldError>();
        if (source.Length > LongestSource) errors.Refuse("source", "too-long", $"At most {LongestSource} characters.");
        if (mapping.Codes is not { Count: <= Most } codes)
        {
            errors.Refuse("codes", mapping.Codes is null ? "required" : "too-many", $"Give at most {Most} codes.");
            return errors;
        }
        foreach (var (theirs, ours) in codes)
        {
            if (theirs.Length is 0 or > LongestCode || theirs.Any(char.IsControl)) errors.Refuse("codes", "out-of-range", $"A code has 1 to {LongestCode} characters.");
            else if (taxonomy.Find(ours) is not { Retired: false }) errors.Refuse("codes", "unknown-category", "Each code needs one of the kommun's categories that is in use.");
        }
        return errors;
    }
}
