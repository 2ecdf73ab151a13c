namespace Est.Intake.Privacy;

/// <summary>What a kommun does with a report in which the guard finds something. Whichever it is, nothing unmasked is stored.</summary>
public static class PrivacyModes
{
    /// <summary>Masked in place and taken in: unless the kommun says otherwise.</summary>
    public const string Mask = "mask";

    /// <summary>Masked, and waits for someone who decides.</summary>
    public const string Quarantine = "quarantine";

    /// <summary>Not taken in, and nothing of it kept.</summary>
    public const string Refuse = "refuse";

    public static IReadOnlyList<string> All { get; } = [Mask, Quarantine, Refuse];
}
