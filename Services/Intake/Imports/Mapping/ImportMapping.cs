using System.Globalization;
using System.Text.RegularExpressions;
using Est.Intake.Imports.Inspecting;
using Est.Intake.Reports;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Imports.Mapping;

/// <summary>What each column of a file is for a report.</summary>
/// <param name="Columns">By the column's number from 0: a field. What is not named is left out.</param>
/// <param name="Fixed">The same for every row: category, severity, kind, areaCode or description.</param>
/// <param name="Categories">The kommun's category for a text of the file.</param>
/// <param name="Source">The source that the reports have; a key imports as its own.</param>
/// <param name="Save">Keep it for the next file with the same headings.</param>
public sealed partial record ImportMapping(
    IReadOnlyDictionary<string, string>? Columns, IReadOnlyDictionary<string, string>? Fixed, IReadOnlyDictionary<string, string>? Categories, string? Source, bool? Save)
{
    public const string DefaultSource = "fil";
    private const int MostCategories = 1_000, LongestText = ReportRules.LongestText;
    private const string PersonsSource = "formular";

    private static readonly string[] MayBeFixed = [Fields.Category, Fields.Severity, Fields.Kind, Fields.AreaCode, Fields.Description];

    /// <summary>Sources that other channels have; a file must not pass for them.</summary>
    private static readonly string[] Taken = ["polisen", PersonsSource, "trygghetsvandring", "open311"];

    internal static ImportMapping Suggested(IReadOnlyList<FoundColumn> columns, Passport passport) => new(
        columns.Where(c => c.Suggested != Fields.Ignore).ToDictionary(c => c.Index.ToString(CultureInfo.InvariantCulture), c => c.Suggested),
        new Dictionary<string, string>(), new Dictionary<string, string>(), OwnSource(passport) ?? DefaultSource, Save: false);

    /// <summary>The mapping as it is used; every error that stands in its way in <paramref name="errors"/>.</summary>
    internal ImportMapping Check(int width, Passport passport, List<FieldError> errors)
    {
        var columns = Columns ?? new Dictionary<string, string>();
        foreach (var (column, field) in columns)
        {
            if (!int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= width)
                errors.Add(new FieldError("columns", "unknown-column", $"The file has columns 0 to {width - 1}."));
            else if (!Fields.All.Contains(field))
                errors.Add(new FieldError($"columns.{column}", "unknown-field", $"Must be one of {string.Join(", ", Fields.All)}."));
        }
        foreach (var twice in columns.Values.Where(f => f is not (Fields.Ignore or Fields.Description)).CountBy(f => f).Where(f => f.Value > 1 && Fields.All.Contains(f.Key)))
            errors.Add(new FieldError("columns", "field-twice", $"Two columns are {twice.Key}; only descriptions are joined."));
        foreach (var (field, value) in Fixed ?? new Dictionary<string, string>())
        {
            if (!MayBeFixed.Contains(field)) errors.Add(new FieldError("fixed", "unknown-field", $"Must be one of {string.Join(", ", MayBeFixed)}."));
            else if (value.Length > LongestText || value.Contains('\0', StringComparison.Ordinal)) errors.Add(new FieldError($"fixed.{field}", "not-text", $"A text of at most {LongestText} characters."));
        }
        if (Categories?.Count > MostCategories || Categories?.Any(c => c.Key.Length > LongestText || c.Value.Length > LongestText || (c.Key + c.Value).Contains('\0', StringComparison.Ordinal)) == true)
            errors.Add(new FieldError("categories", "too-many", $"At most {MostCategories} texts can be mapped."));
        return this with { Columns = columns, Fixed = Fixed ?? new Dictionary<string, string>(), Categories = Categories ?? new Dictionary<string, string>(), Source = CheckSource(passport, errors) };
    }

    /// <summary>What is missing before a row can become a report.</summary>
    internal void CheckComplete(List<FieldError> errors)
    {
        if (!Columns!.Values.Any(f => f is Fields.OccurredFrom or Fields.Date)) errors.Add(new FieldError("columns", "time-missing", "Say which column holds when it happened."));
        if (!Columns.Values.Contains(Fields.Category) && Fixed?.ContainsKey(Fields.Category) != true)
            errors.Add(new FieldError("columns", "category-missing", "Say which column holds the category, or give one for all rows."));
    }

    private string CheckSource(Passport passport, List<FieldError> errors)
    {
        if (OwnSource(passport) is { } own)
        {
            if (Source is not null && Source != own) errors.Add(new FieldError("source", "not-your-source", "A key imports as its own source."));
            return own;
        }
        if (Source is null) return DefaultSource;
        if (!Slug().IsMatch(Source)) errors.Add(new FieldError("source", "invalid-source", "1 to 50 lower-case letters, digits and hyphens."));
        else if (Taken.Contains(Source)) errors.Add(new FieldError("source", "taken-source", "Another channel has that source. Choose a name of your own."));
        return Source;
    }

    /// <summary>The source that the caller is bound to; null for a person.</summary>
    private static string? OwnSource(Passport passport) => passport.Source == PersonsSource ? null : passport.Source;

    [GeneratedRegex("^[a-zåäö0-9][a-zåäö0-9-]{0,49}$", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();
}
