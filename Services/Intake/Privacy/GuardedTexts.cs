namespace Est.Intake.Privacy;

/// <summary>
/// The texts of a report as they may be stored. Only the guard makes them, and a <see cref="Reports.Report"/> has its texts from nothing
/// else: whoever adds a way in cannot forget the guard.
/// </summary>
public sealed record GuardedTexts
{
    private GuardedTexts() { }

    public static GuardedTexts None { get; } = new();

    public string? Description { get; private init; }
    public string? ActionTaken { get; private init; }
    public string? Address { get; private init; }

    /// <summary>E.g. <c>{"namn":1}</c>; null when nothing was masked.</summary>
    public string? Masked { get; private init; }

    public static GuardedTexts Of(string? description, string? actionTaken = null, string? address = null)
    {
        var counts = new MaskedCounts();
        return new GuardedTexts
        {
            Description = description is null ? null : PrivacyGuard.Mask(description, counts),
            ActionTaken = actionTaken is null ? null : PrivacyGuard.Mask(actionTaken, counts),
            Address = address is null ? null : PrivacyGuard.Mask(address, counts),
            Masked = counts.ToJson(),
        };
    }
}
