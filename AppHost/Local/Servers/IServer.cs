namespace Est.AppHost.Local;

/// <summary>One process of the application: how it is started, and how one sees that it is ready.</summary>
internal interface IServer
{
    /// <summary>How it is shown while it waits for its turn.</summary>
    ResourceRow Row { get; }

    /// <summary>Does what must be there before, and says how to start it.</summary>
    Task<ChildStart> PrepareAsync(CancellationToken ct);

    /// <summary>Null when it is ready, else what it answered, for the report.</summary>
    Task<string?> ProbeAsync(CancellationToken ct);

    /// <summary>Finishes a start, e.g. makes the databases.</summary>
    Task CompleteAsync(CancellationToken ct) => Task.CompletedTask;
}
