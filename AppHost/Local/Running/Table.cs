namespace Est.AppHost.Local;

/// <summary>Rows of text in columns, for a terminal.</summary>
public static class Table
{
    public static void Write(TextWriter writer, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Prepend(heading).ToList();
        var widths = heading.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        foreach (var line in lines)
            writer.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>The table that <c>./est up</c> and <c>./est status</c> show.</summary>
    public static void Write(TextWriter writer, IEnumerable<ResourceRow> resources) =>
        Write(writer, ["RESOURCE", "STATE", "ADDRESS"], resources.Where(resource => resource.Type != ResourceRow.Helper).Select(resource => new[] { resource.Name, StateOf(resource), resource.Address }));

    public static string StateOf(ResourceRow resource) =>
        resource.State != "Running" ? resource.State : resource.IsHealthy ? "Healthy" : "Unhealthy";
}
