using System.Text.Json;

namespace Est.Intake.Privacy;

/// <summary>How many of each kind were masked: what is kept of personal data, and all that is.</summary>
public sealed class MaskedCounts
{
    private int[]? counts;

    public bool IsEmpty => counts is null;

    public void Add(PersonalData kind) => (counts ??= new int[Enum.GetValues<PersonalData>().Length])[(int)kind]++;

    /// <summary>E.g. <c>{"namn":1}</c>; null when nothing was masked.</summary>
    public string? ToJson() => counts is null
        ? null
        : JsonSerializer.Serialize(counts.Index().Where(kind => kind.Item > 0).ToDictionary(kind => ((PersonalData)kind.Index).Name(), kind => kind.Item), Readable);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
