using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Est.SystemTests;

/// <summary>What operators see in the dashboard.</summary>
public sealed class TraceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_report_is_one_trace_from_the_gateway_to_the_picture()
    {
        using var client = await RunningEst.ClientAsync("1882");
        var traceId = ActivityTraceId.CreateRandom().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/1882/reports") { Content = JsonContent.Create(RunningEst.Report()) };
        request.Headers.Add("traceparent", $"00-{traceId}-{ActivitySpanId.CreateRandom()}-01");
        (await client.SendAsync(request, Ct)).EnsureSuccessStatusCode();

        await Eventually.SeesAsync("every step of the report is in one trace",
            async () => Missing(await SpansAsync("--trace-id", traceId)),
            missing => missing.Length == 0);
    }

    /// <summary>The steps that the trace lacks, and what it has.</summary>
    private static string Missing(List<Span> spans)
    {
        (string Step, Func<Span, bool> Is)[] steps =
        [
            ("the gateway's request", s => s.Service == "gateway"),
            ("Intake's request", s => s is { Service: "intake", IsSql: false }),
            ("Intake's SQL", s => s is { Service: "intake", IsSql: true }),
            ("the outbox publish", s => s.Service == "intake" && s.Name.Contains("outbox publish", StringComparison.Ordinal)),
            ("the picture's consumer", s => s.Service == "picture" && s.Name.Contains("picture-reports-recorded", StringComparison.Ordinal)),
            ("the picture's SQL", s => s is { Service: "picture", IsSql: true }),
        ];
        var missing = steps.Where(step => !spans.Any(step.Is)).Select(step => step.Step).ToList();
        return missing.Count == 0 ? "" : $"{string.Join(", ", missing)} missing among {string.Join("; ", spans)}";
    }

    [Fact]
    public async Task No_free_text_of_a_report_is_in_any_trace_or_log()
    {
        const string secret = "Hemligordetxyzzy";
        using var client = await RunningEst.ClientAsync("1882");
        var report = RunningEst.Report(change: r =>
        {
            r["description"] = $"{secret} vid entrén.";
            r["actionTaken"] = secret;
        });
        (await client.PostAsJsonAsync("/api/1882/reports", report, Ct)).EnsureSuccessStatusCode();
        report["category"] = "finns-inte";
        await client.PostAsJsonAsync("/api/1882/reports", report, Ct);
        await client.PostAsync(new Uri("/api/1882/reports/stream", UriKind.Relative),
            new StringContent($"{{\"description\":\"{secret}\", broken\n{report.ToJsonString()}\n"), Ct);

        // The last thing sent is seen in the dashboard: so is what came before it.
        var marker = ActivityTraceId.CreateRandom().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/1882/categories");
        request.Headers.Add("traceparent", $"00-{marker}-{ActivitySpanId.CreateRandom()}-01");
        await client.SendAsync(request, Ct);
        await Eventually.SeesAsync("the marker request is in the dashboard",
            () => SpansAsync("--trace-id", marker),
            seen => seen.Any(s => s.Service == "intake"), TimeSpan.FromSeconds(60));

        (await AspireAsync("otel", "spans", "--limit", "5000")).ShouldNotContain(secret);
        (await AspireAsync("otel", "logs", "--limit", "5000")).ShouldNotContain(secret);
        foreach (var log in Directory.EnumerateFiles(RunningEst.Home, "*.log", SearchOption.AllDirectories).Where(log => !log.Contains("postgres", StringComparison.Ordinal)))
            (await File.ReadAllTextAsync(log, Ct)).ShouldNotContain(secret, Case.Sensitive, log);
    }

    private sealed record Span(string Service, string Name, bool IsSql)
    {
        public override string ToString() => $"{Service}: {Name}";
    }

    private static async Task<List<Span>> SpansAsync(params string[] arguments)
    {
        return [.. JsonNode.Parse(await AspireAsync(["otel", "spans", .. arguments]))!.AsArray().Select(span => new Span(
            (string)span!["source"]!, (string)span["name"]!, span["attributes"]?["db.system.name"] is not null))];
    }

    private static async Task<string> AspireAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(TestServers.AspireCommand,
            [.. arguments, "--dashboard-url", TestServers.Dashboard, "--format", "Json", "--nologo", "--non-interactive"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Ct);
        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        process.ExitCode.ShouldBe(0, error);
        return await output;
    }
}
