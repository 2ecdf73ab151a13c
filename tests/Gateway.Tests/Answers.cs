using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.Gateway.Tests;

internal static class Answers
{
    /// <summary>The answer as <c>403 wrong-municipality</c>; success as <c>200</c>.</summary>
    public static async Task<string> StatusAsync(this HttpClient client, string path, HttpMethod? method = null, object? body = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await client.SendAsync(request);
        return await answer.DescribeAsync();
    }

    public static async Task<string> DescribeAsync(this HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (answer.StatusCode < HttpStatusCode.BadRequest) return status;
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>();
        return $"{status} {problem!["type"]!.GetValue<string>()["urn:est:problem:".Length..]}";
    }

    public static async Task<Seen> SeenAsync(this HttpClient client, string path) => (await client.GetFromJsonAsync<Seen>(path))!;
}
