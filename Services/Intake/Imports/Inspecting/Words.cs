using Est.Intake.Categories;
using Est.Intake.Reports;

namespace Est.Intake.Imports.Inspecting;

/// <summary>Words that people write where the API has a code.</summary>
internal static class Words
{
    /// <summary>1 to 3 of a number or a Swedish word.</summary>
    public static int? SeverityOf(string text) => text.Trim().ToLowerInvariant() switch
    {
        "1" or "låg" or "lågt" or "lindrig" or "liten" or "grön" or "grönt" => 1,
        "2" or "medel" or "mellan" or "måttlig" or "gul" or "gult" => 2,
        "3" or "hög" or "högt" or "allvarlig" or "stor" or "akut" or "röd" or "rött" => 3,
        _ => null,
    };

    public static string? KindOf(string text) => text.Trim().ToLowerInvariant() switch
    {
        Kinds.Incident or "händelse" or "incident/händelse" => Kinds.Incident,
        Kinds.Observation or "iakttagelse" => Kinds.Observation,
        Kinds.Planned or "arrangemang" or "planerat" or "planerad" => Kinds.Planned,
        Kinds.Calm or "lugnt" => Kinds.Calm,
        _ => null,
    };

    /// <summary>The code of the category that a text is the code or the name of; retired ones are found too, for the rules to name.</summary>
    public static string? CategoryOf(string text, Taxonomy taxonomy)
    {
        if (taxonomy.Find(text) is { } known) return known.Code;
        foreach (var category in taxonomy.Categories)
            if (string.Equals(category.Name, text, StringComparison.OrdinalIgnoreCase) || string.Equals(category.Code, text, StringComparison.OrdinalIgnoreCase)) return category.Code;
        return null;
    }
}
