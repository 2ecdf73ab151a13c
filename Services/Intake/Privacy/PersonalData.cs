namespace Est.Intake.Privacy;

/// <summary>What a text must not say of anyone.</summary>
public enum PersonalData
{
    PersonalNumber,
    CoordinationNumber,
    Phone,
    Email,
    Plate,
    Flat,
    Name,
}

/// <summary>Personal data in a text.</summary>
/// <param name="From">Index of its first UTF-16 unit.</param>
public readonly record struct Finding(PersonalData Kind, int From, int Length)
{
    public int End => From + Length;
}

public static class PersonalDataNames
{
    private static readonly string[] Names =
        ["personnummer", "samordningsnummer", "telefon", "e-post", "registreringsnummer", "lägenhetsnummer", "namn"];

    private static readonly string[] Masks = [.. Names.Select(name => $"[{name}]")];

    /// <summary>As it stands in answers and counts.</summary>
    public static string Name(this PersonalData kind) => Names[(int)kind];

    /// <summary>What stands in the text in its place.</summary>
    public static string Mask(this PersonalData kind) => Masks[(int)kind];
}
