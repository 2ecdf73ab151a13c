namespace Est.FollowUp.Interventions;

/// <summary>A type of intervention, by which the year's analysis groups.</summary>
/// <param name="Code">Stable, in events and addresses.</param>
/// <param name="Name">As staff read it.</param>
/// <param name="Retired">True when it is no longer offered; what has it keeps it.</param>
public sealed record Kind(string Code, string Name, bool Retired = false);

/// <summary>The types of intervention that a kommun starts with, in the order that forms show them.</summary>
public static class DefaultKinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("belysning", "Belysning"),
        new("beskarning", "Beskärning och sikt"),
        new("klottersanering", "Klottersanering"),
        new("stadning", "Städning och renhållning"),
        new("ombyggnad", "Ombyggnad av platsen"),
        new("las-och-skydd", "Lås och skydd"),
        new("kamera", "Kamera"),
        new("trafikatgard", "Trafikåtgärd"),
        new("patrullering", "Patrullering"),
        new("ordningsvakt", "Ordningsvakt"),
        new("faltgrupp", "Fältgrupp"),
        new("nattvandring", "Nattvandring"),
        new("aktivitet", "Aktiviteter på platsen"),
        new("tillsyn", "Tillsyn"),
        new("agarsamverkan", "Ägarsamverkan"),
        new("dialog", "Dialog"),
        new("information", "Information"),
        new("annat", "Annat"),
    ];
}
