using Est.Intake.Reports;
using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.Imports.Keeping;

/// <summary>A file that an organisation sent in, and how far it has come. The file itself is in pieces, see <see cref="FileStore"/>.</summary>
public sealed class Import : ITenantOwned, ISentIn
{
    public required string Municipality { get; init; }
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Organisation { get; init; }

    /// <summary>Subject of the passport that sent it.</summary>
    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of the file, for people; never an address.</summary>
    public required string Name { get; init; }

    public required long Size { get; init; }

    /// <summary>One of <see cref="ImportStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>JSON of what was found in the file.</summary>
    public string? Found { get; init; }

    /// <summary>JSON of the mapping.</summary>
    public string? Mapping { get; init; }

    /// <summary>The source that its reports have.</summary>
    public string? Source { get; init; }

    /// <summary>Number of the last row whose outcome is stored; what an interrupted run goes on behind.</summary>
    public int LastRow { get; init; }

    public long Rows { get; init; }
    public long Done { get; init; }
    public long Accepted { get; init; }
    public long Revised { get; init; }
    public long Unchanged { get; init; }
    public long Quarantined { get; init; }
    public long Refused { get; init; }

    /// <summary>Why it failed: the code of an error.</summary>
    public string? Problem { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

public static class ImportStates
{
    /// <summary>The file is still coming.</summary>
    public const string Receiving = "receiving";

    /// <summary>Waits for its mapping to be confirmed.</summary>
    public const string Inspected = "inspected";

    public const string Running = "running";
    public const string Done = "done";

    /// <summary>Stopped by an error that trying again would not mend; what was stored before it stays, and running it again adds nothing twice.</summary>
    public const string Failed = "failed";
}
