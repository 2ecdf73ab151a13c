namespace Est.ServiceDefaults.Access;

/// <summary>The roles a person or an integration can have in a kommun.</summary>
public static class Roles
{
    public const string Reporter = "rapportor";
    public const string Coordinator = "samordnare";
    public const string Analyst = "analytiker";
    public const string InterventionOwner = "insatsansvarig";
    public const string SteeringGroup = "styrgrupp";
    public const string Council = "lokbra";
    public const string Admin = "admin";

    /// <summary>Those who work with the picture and what follows from it, and so see counts unsuppressed.</summary>
    public static IReadOnlyList<string> WorkingGroup { get; } = [Coordinator, Analyst, InterventionOwner, SteeringGroup, Admin];

    public static IReadOnlyList<string> All { get; } =
        [Reporter, Coordinator, Analyst, InterventionOwner, SteeringGroup, Council, Admin];
}

/// <summary>What an integration key may do beside its role.</summary>
public static class Scopes
{
    /// <summary>Send public feeds that are routed to any kommun.</summary>
    public const string Feeds = "feeds";

    /// <summary>Read a kommun's calendars and feeds. The gateway alone gives it, to those who ask for a secret address.</summary>
    public const string Calendar = "calendar";

    /// <summary>Read what a kommun publishes as open data. The gateway alone gives it, to anyone.</summary>
    public const string OpenData = "open-data";

    /// <summary>Read a part's audit. The gateway alone gives it, to itself when an administrator or the operator asks.</summary>
    public const string Audit = "audit";

    /// <summary>Those that a key can be given.</summary>
    public static IReadOnlyList<string> All { get; } = [Feeds];
}
