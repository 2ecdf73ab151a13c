using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.Gateway.Tests.SignIn;

/// <summary>A real OpenID provider (npm's oidc-provider, in tests/IdentityProvider), in a process of its own.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient http;

    private IdentityProvider(Process process, string address)
    {
        (this.process, Address) = (process, address);
        http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public string Address { get; }

    public static async Task<IdentityProvider> StartAsync()
    {
        var folder = Path.Combine(RunningEst.Root, "tests", "IdentityProvider");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new InvalidOperationException("Run ./est test. (tests/IdentityProvider is not installed: npm ci there.)");
        var start = new ProcessStartInfo("node", "server.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // It ends when this is closed, however the tests end.
            RedirectStandardInput = true,
        };
        var process = Process.Start(start)!;
        var said = new List<string>();
        process.ErrorDataReceived += (_, line) => said.Add(line.Data ?? "");
        process.BeginErrorReadLine();
        var address = await process.StandardOutput.ReadLineAsync();
        return address is not null ? new IdentityProvider(process, address) : throw new InvalidOperationException($"The provider did not start:\n{string.Join('\n', said)}");
    }

    /// <summary>Somebody with an account there, and what it says of them.</summary>
    public async Task<string> AddPersonAsync(object claims)
    {
        var sub = Guid.NewGuid().ToString("N");
        await ChangeAsync("person", new { sub, claims });
        return sub;
    }

    /// <summary>From now on it signs with another key, and publishes that alone.</summary>
    public Task RotateKeysAsync() => ChangeAsync("rotate", new { });

    /// <summary>Puts this in the place of the ID token that it makes; null: no more.</summary>
    public Task SwapIdTokenAsync(string? token) => ChangeAsync("swap", new { token });

    public async Task<List<string>> IdTokensAsync() => (await ChangeAsync("answers", new { }))!.AsArray().Select(token => token!.GetValue<string>()).ToList();

    /// <summary>A token for a program (client credentials), for that API.</summary>
    public async Task<string> MachineTokenAsync(string client = "felanmalan", string audience = "https://est.test/api", string? scope = null)
    {
        using var answer = await http.PostAsync(new Uri("/token", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client,
            ["client_secret"] = $"{client} secret",
            ["resource"] = audience,
            ["scope"] = scope ?? "reports",
        }.Where(field => field.Value.Length > 0)));
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>();
        return body!["access_token"]?.GetValue<string>() ?? throw new InvalidOperationException(body.ToJsonString());
    }

    private async Task<JsonNode?> ChangeAsync(string what, object how)
    {
        using var answer = await http.PostAsJsonAsync($"/test/{what}", how);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
