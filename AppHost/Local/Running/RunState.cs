using System.Text.Json;

namespace Est.AppHost.Local;

/// <summary>What runs now, as <c>run/resources.json</c> tells it to the command line and the tests.</summary>
/// <param name="Instance">The mark that all processes of this run carry.</param>
/// <param name="Failure">Why the run ended; null while it goes well.</param>
public sealed record RunState(string Instance, int LauncherPid, DateTimeOffset StartedAt, string? Failure, IReadOnlyList<ResourceRow> Resources)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public bool AllHealthy => Failure is null && Resources.Count > 0
        && Resources.All(resource => resource.IsHealthy || resource is { IsOptional: true, State: "FailedToStart" });

    public static string FileOf(string home) => Path.Combine(home, "run", "resources.json");

    /// <summary>Null when nothing was ever started there.</summary>
    public static RunState? Read(string home)
    {
        try { return JsonSerializer.Deserialize<RunState>(File.ReadAllText(FileOf(home)), Json); }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException) { return null; }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>One resource. The states are Aspire's.</summary>
/// <param name="Type">postgres, database, rabbitmq, project, dashboard or connection-string.</param>
/// <param name="State">Waiting, Starting, Running, Exited, FailedToStart, Stopping or Finished.</param>
/// <param name="Address">Where a person or program reaches it; empty when nowhere.</param>
/// <param name="IsOptional">Everything else works without it.</param>
public sealed record ResourceRow(
    string Name,
    string Type,
    string State = "Waiting",
    bool IsHealthy = false,
    string Address = "",
    int? Pid = null,
    int Restarts = 0,
    bool IsOptional = false,
    IReadOnlyDictionary<string, string>? Endpoints = null,
    string? ConnectionString = null)
{
    /// <summary>The type of a process that others need and nobody looks at.</summary>
    public const string Helper = "helper";
}
