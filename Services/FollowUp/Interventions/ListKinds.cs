using System.Text.RegularExpressions;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>The kommun's types of intervention: Est's own with the names it gave them, and those it added.</summary>
public static partial class ListKinds
{
    private const int LongestName = 80;

    public sealed record Answer(IReadOnlyList<Kind> Kinds);

    public sealed record Request(string? Name, bool Retired);

    public static async Task<Ok<Answer>> Handle(string municipality, FollowUpDb db, CancellationToken ct) =>
        TypedResults.Ok(new Answer(await ReadAsync(db, ct)));

    /// <summary>Adds a type, renames it or retires it.</summary>
    public static async Task<Results<Ok<Kind>, ProblemHttpResult>> Put(string municipality, string code, Request request, FollowUpDb db, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var name = request.Name?.Trim();
        if (!Code().IsMatch(code)) errors.Add(new("code", "not-a-code", "Use 2 to 40 of a to z, 0 to 9 and hyphens, such as las-och-skydd."));
        if (name is not { Length: > 0 and <= LongestName }) errors.Add(new("name", "length", $"Give a name of 1 to {LongestName} characters."));
        if (errors.Count > 0) return Problems.Invalid(errors);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into intervention_kinds (municipality, code, name, retired) values ({municipality}, {code}, {name}, {request.Retired})
            on conflict (municipality, code) do update set name = excluded.name, retired = excluded.retired
            """, ct);
        return TypedResults.Ok(new Kind(code, name!, request.Retired));
    }

    public static async Task<IReadOnlyList<Kind>> ReadAsync(FollowUpDb db, CancellationToken ct)
    {
        var own = await db.InterventionKinds.OrderBy(k => k.Name).ToDictionaryAsync(k => k.Code, k => new Kind(k.Code, k.Name, k.Retired), ct);
        var standard = DefaultKinds.All.Select(kind => own.GetValueOrDefault(kind.Code, kind)).ToList();
        return [.. standard, .. own.Values.Where(kind => standard.All(s => s.Code != kind.Code)).OrderBy(kind => kind.Name, StringComparer.Ordinal)];
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$")]
    private static partial Regex Code();
}
