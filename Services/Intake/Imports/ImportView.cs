using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Est.Intake.Imports.Inspecting;
using Est.Intake.Imports.Keeping;
using Est.Intake.Imports.Mapping;
using Est.Intake.Reports;
using Est.ServiceDefaults.Http;

namespace Est.Intake.Imports;

/// <summary>An import, and how far it has come.</summary>
public record ImportView
{
    public required Guid Id { get; init; }

    /// <summary>The file's.</summary>
    public required string Name { get; init; }

    /// <summary>receiving, inspected, running, done or failed.</summary>
    public required string State { get; init; }

    public required string Organisation { get; init; }
    public required string? Source { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? StartedAt { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }
    public required long Done { get; init; }

    /// <summary>Rows of the file.</summary>
    public required long Of { get; init; }

    public required long Accepted { get; init; }
    public required long Revised { get; init; }
    public required long Unchanged { get; init; }
    public required long Quarantined { get; init; }

    /// <summary>Rows that were not taken in as they stood. Each waits in quarantine, unless the kommun refuses texts with personal data.</summary>
    public required long Errors { get; init; }

    /// <summary>Code of the error that it failed with.</summary>
    public required string? Problem { get; init; }

    internal static ImportView From(Import import) => new()
    {
        Id = import.Id,
        Name = import.Name,
        State = import.State,
        Organisation = import.Organisation,
        Source = import.Source,
        CreatedAt = import.CreatedAt,
        StartedAt = import.StartedAt,
        EndedAt = import.EndedAt,
        Done = import.Done,
        Of = import.Rows,
        Accepted = import.Accepted,
        Revised = import.Revised,
        Unchanged = import.Unchanged,
        Quarantined = import.Quarantined,
        Errors = import.Quarantined + import.Refused,
        Problem = import.Problem,
    };
}

/// <summary>An import with what was found in its file, and how its first rows would be taken in.</summary>
public sealed record ImportAnswer : ImportView
{
    [SetsRequiredMembers]
    internal ImportAnswer(Import import) : base(From(import))
    {
        Found = import.Found is { } found ? JsonSerializer.Deserialize<Found>(found, JsonSerializerOptions.Web) : null;
        Mapping = import.Mapping is { } mapping ? JsonSerializer.Deserialize<ImportMapping>(mapping, JsonSerializerOptions.Web) : null;
    }

    public Found? Found { get; init; }
    public ImportMapping? Mapping { get; init; }

    /// <summary>Null once the file runs, and for those who may not read the organisation's text.</summary>
    public IReadOnlyList<FoundColumn>? Columns { get; init; }

    /// <summary>Null as columns are.</summary>
    public IReadOnlyList<PreviewRow>? Preview { get; init; }
}

/// <summary>What a row would become.</summary>
/// <param name="Row">As a spreadsheet numbers it.</param>
/// <param name="Report">Null when it would go to quarantine, for the errors beside it.</param>
public sealed record PreviewRow(int Row, ReportBody? Report, IReadOnlyList<FieldError> Errors);
