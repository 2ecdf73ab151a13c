using Est.Contracts;
using Est.Intake.Privacy;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Categories;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Categories;

/// <summary>
/// Renames, weighs or retires a category for a kommun. Its code stays, and with it every report that has it: a retired category is no longer
/// reported under, but counted, filtered by and compared with as before.
/// </summary>
public static class ChangeCategory
{
    private const int LongestName = 60;
    private const double HeaviestWeight = 10;

    /// <summary>Where a report goes that fits nowhere else, and what a calm week is: without these two something could not be said.</summary>
    private static readonly string[] Kept = ["annat", "lugnt"];

    /// <param name="Name">At most 60 characters, unlike the other categories' names.</param>
    /// <param name="Weight">What a report of severity 1 adds to the weighted sum: 0 to 10.</param>
    public sealed record Request(string? Name, double? Weight, bool? Retired);

    public static async Task<Results<Ok<KommunCategory>, ProblemHttpResult>> Handle(
        string municipality, string code, Request request, IntakeDb db, Taxonomies taxonomies, TimeProvider clock, CancellationToken ct)
    {
        if (DefaultCategories.ByCode(code) is null) return Problems.NotFound("category");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // First of all, so that two who change at once do so one after the other, each seeing the other's change.
        var revision = (await db.Database.SqlQuery<long>(
            $"insert into taxonomies as t (municipality, revision) values ({municipality}, 1) on conflict (municipality) do update set revision = t.revision + 1 returning revision as \"Value\"")
            .ToListAsync(ct)).Single();
        var before = Taxonomy.Of(await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Code, c => new KommunCategory(c.Code, c.Name, c.Weight, c.Retired), ct));
        var errors = new List<FieldError>();
        if (Check(code, request, before, errors) is not { } changed) return Problems.Invalid(errors);

        await db.Database.ExecuteSqlAsync(
            $"""
            insert into categories (municipality, code, name, weight, retired) values ({municipality}, {code}, {changed.Name}, {changed.Weight}, {changed.Retired})
            on conflict (municipality, code) do update set name = excluded.name, weight = excluded.weight, retired = excluded.retired
            """, ct);
        var all = before.Categories.Select(category => category.Code == code ? changed : category);
        db.Outbox.Add(OutboxRow.Of(new CategoriesChanged(
            municipality, clock.GetUtcNow(), revision, [.. all.Select(c => new CategoryDescription(c.Code, c.Name, c.Weight, c.Retired))])));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        taxonomies.Forget(municipality);
        return TypedResults.Ok(changed);
    }

    /// <summary>The category as it will be, or null with every broken rule in <paramref name="errors"/>.</summary>
    internal static KommunCategory? Check(string code, Request request, Taxonomy taxonomy, List<FieldError> errors)
    {
        var now = taxonomy.Find(code)!;
        var name = request.Name is null ? now.Name : request.Name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) errors.Refuse("name", "out-of-range", $"Give a name of 1 to {LongestName} characters.");
        else if (!ReferenceEquals(PrivacyGuard.Mask(name, new MaskedCounts()), name)) errors.Refuse("name", PrivacyRules.Refused, "A category must not be named after someone.");
        else if (taxonomy.Categories.Any(other => other.Code != code && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
            errors.Refuse("name", "taken", "Another category has this name.");
        var weight = request.Weight ?? now.Weight;
        if (!(weight is >= 0 and <= HeaviestWeight)) errors.Refuse("weight", "out-of-range", $"Give a weight from 0 to {HeaviestWeight}.");
        var retired = request.Retired ?? now.Retired;
        if (retired && Kept.Contains(code)) errors.Refuse("retired", "needed", "This category cannot be retired: something would have nowhere to go.");
        return errors.Count > 0 ? null : new KommunCategory(code, name, weight, retired);
    }
}
