namespace Est.ServiceDefaults.Categories;

/// <summary>What a report can be about.</summary>
/// <param name="Code">Stable, in events and addresses.</param>
/// <param name="Name">As staff read it.</param>
/// <param name="Weight">What a report of severity 1 adds to the weighted sum.</param>
public sealed record Category(string Code, string Name, double Weight = 1);

/// <summary>The categories a kommun starts with, in the order that forms show them.</summary>
public static class DefaultCategories
{
    public static IReadOnlyList<Category> All { get; } =
    [
        new("skadegorelse", "Skadegörelse"),
        new("klotter", "Klotter"),
        new("nedskrapning", "Nedskräpning"),
        new("otrygg-plats", "Otrygg plats"),
        new("belysning", "Belysning"),
        new("samling", "Samling av personer"),
        new("narkotika", "Narkotika"),
        new("alkohol", "Alkohol"),
        new("vald-hot", "Våld och hot"),
        new("incident-anstalld", "Incident mot anställd"),
        new("buskorning", "Buskörning"),
        new("a-traktor", "A-traktor"),
        new("inbrott-stold", "Inbrott och stöld"),
        new("brand", "Brand"),
        new("oro-rykten", "Oro och rykten"),
        new("arrangemang", "Arrangemang"),
        new("storning-boende", "Störning i boende"),
        new("pyroteknik", "Fyrverkeri och pyroteknik"),
        new("lugnt", "Lugnt"),
        new("annat", "Annat"),
    ];

    private static readonly Dictionary<string, Category> Codes = All.ToDictionary(c => c.Code);

    public static Category? ByCode(string code) => Codes.GetValueOrDefault(code);
}
