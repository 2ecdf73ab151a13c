using System.Text.Json;
using Est.Contracts;

namespace Est.ServiceDefaultsTests;

/// <summary>
/// A stored sample of each event, as it was first sent. A sample is never changed: what was sent once must be readable for
/// ever. A member added later is missing in it and must therefore be nullable.
/// </summary>
public sealed class ContractSamplesTests
{
    public static TheoryData<string> Events =>
        [.. typeof(IEvent).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IEvent))).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_reads_its_stored_sample_and_loses_none_of_it(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Samples", name + ".json");
        File.Exists(path).ShouldBeTrue($"Store a sample of {name} as tests/ServiceDefaults.Tests/Samples/{name}.json.");
        var type = typeof(IEvent).Assembly.GetType("Est.Contracts." + name)!;
        var sample = JsonDocument.Parse(File.ReadAllText(path)).RootElement;

        var read = JsonSerializer.Deserialize(sample, type, JsonSerializerOptions.Web)!;

        var again = JsonSerializer.SerializeToElement(read, type, JsonSerializerOptions.Web);
        Missing(sample, again, "").ShouldBeEmpty();
    }

    /// <summary>The paths in <paramref name="sample"/> that <paramref name="now"/> lacks or has other values at.</summary>
    private static IEnumerable<string> Missing(JsonElement sample, JsonElement now, string path) => sample.ValueKind switch
    {
        JsonValueKind.Object => sample.EnumerateObject().SelectMany(member =>
            now.TryGetProperty(member.Name, out var value) ? Missing(member.Value, value, $"{path}.{member.Name}") : [$"{path}.{member.Name}"]),
        JsonValueKind.Array => sample.EnumerateArray().Zip(now.EnumerateArray()).SelectMany((pair, i) => Missing(pair.First, pair.Second, $"{path}[{i}]")),
        _ => sample.ToString() == now.ToString() ? [] : [path],
    };
}
