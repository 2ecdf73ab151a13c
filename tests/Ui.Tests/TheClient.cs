using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Est.Ui.Tests;

/// <summary>The pages' API client is generated from a document that is checked in. Where the pages use it, it is the gateway's own.</summary>
public sealed partial class TheClient
{
    [Fact]
    public async Task It_is_generated_from_what_the_gateway_serves()
    {
        var folder = Path.Combine(RunningEst.Root, "Gateway", "ui");
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "openapi.json"), TestContext.Current.CancellationToken))!;
        using var client = new HttpClient { BaseAddress = RunningEst.Gateway };
        var served = (await client.GetFromJsonAsync<JsonNode>("/openapi/v1.json", TestContext.Current.CancellationToken))!;

        var used = Directory.EnumerateFiles(Path.Combine(folder, "src", "api"), "*.ts")
            .Where(file => Path.GetFileName(file) != "schema.d.ts")
            .SelectMany(file => Address().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        used.ShouldContain("/api/{municipality}/pictures/{week}");
        foreach (var address in used)
            Described(kept, address).ShouldBe(Described(served, address), $"{address}: save the gateway's /openapi/v1.json as Gateway/ui/openapi.json.");
    }

    /// <summary>What a document says of an address, with every schema that it refers to.</summary>
    private static string Described(JsonNode document, string address)
    {
        var schemas = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var whole = document["paths"]![address]?.ToJsonString() ?? "nothing";
        for (var unread = new Queue<string>([whole]); unread.TryDequeue(out var text);)
        {
            foreach (var name in Schema().Matches(text).Select(match => match.Groups[1].Value))
            {
                if (schemas.TryAdd(name, document["components"]!["schemas"]![name]!.ToJsonString())) unread.Enqueue(schemas[name]);
            }
        }
        return whole + string.Concat(schemas);
    }

    [GeneratedRegex(@"api\.(?:GET|POST|PUT|DELETE)\('([^']+)'")]
    private static partial Regex Address();

    [GeneratedRegex("#/components/schemas/([^\"]+)")]
    private static partial Regex Schema();
}
