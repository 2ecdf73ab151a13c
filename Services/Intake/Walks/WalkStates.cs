namespace Est.Intake.Walks;

/// <summary>Where a safety walk (trygghetsvandring) stands, and the steps that lead from one state to the next.</summary>
public static class WalkStates
{
    public const string Planned = "planned", Walked = "walked", Published = "published";

    /// <summary>The whole state machine. A step that does not stand here cannot be taken.</summary>
    private static readonly Dictionary<(string From, string To), bool> Table = new()
    {
        [(Planned, Planned)] = true,
        [(Planned, Walked)] = true,
        // Someone said too early that it was walked.
        [(Walked, Planned)] = true,
        [(Walked, Walked)] = true,
        [(Walked, Published)] = true,
    };

    public static IReadOnlyList<string> All { get; } = [Planned, Walked, Published];

    public static bool CanGo(string from, string to) => Table.ContainsKey((from, to));

    /// <summary>True while the protocol is written. What is published stands; of its proposals only the decision may still be changed.</summary>
    public static bool IsOpen(string state) => state != Published;
}
