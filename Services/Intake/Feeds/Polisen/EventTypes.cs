using System.Collections.Frozen;
using System.Globalization;

namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// What the police's types mean to us, from <c>types.csv</c>: the types their API documents, and those that it has been
/// seen to use besides. A type that is new to us still counts: as <c>annat</c>, severity 1.
/// </summary>
public static class EventTypes
{
    public sealed record Meaning(string Category, int Severity);

    public static Meaning Default { get; } = new("annat", 1);

    /// <summary>By type as the police write it.</summary>
    public static IReadOnlyDictionary<string, Meaning> All { get; } = Read();

    private static readonly FrozenDictionary<string, Meaning> ByKey = All.ToFrozenDictionary(t => Key(t.Key), t => t.Value);

    public static Meaning Of(string type) => ByKey.GetValueOrDefault(Key(type), Default);

    /// <summary>"Larm Inbrott", "Rån,  försök" and "Lagen om hundar och katter " are written in more than one way.</summary>
    private static string Key(string type) =>
        string.Join(' ', type.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private static Dictionary<string, Meaning> Read()
    {
        using var stream = typeof(EventTypes).Assembly.GetManifestResourceStream("Est.Intake.Feeds.Polisen.types.csv")!;
        using var reader = new StreamReader(stream);
        var types = new Dictionary<string, Meaning>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(';');
            types.Add(fields[0], new Meaning(fields[1], int.Parse(fields[2], CultureInfo.InvariantCulture)));
        }
        return types;
    }
}
