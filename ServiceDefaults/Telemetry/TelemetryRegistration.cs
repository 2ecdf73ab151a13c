using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Est.ServiceDefaults.Telemetry;

internal static class TelemetryRegistration
{
    /// <summary>
    /// Traces, metrics and logs by OTLP to whatever <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; nothing is exported without it.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EstMetrics>();
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.AddOtlpExporter();
        });
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces
                .AddSource(EstTelemetry.Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit")
                .AddProcessor(new QuietProbes())
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(EstTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "Npgsql", "MassTransit", "System.Runtime")
                .AddOtlpExporter());
    }

    /// <summary>Keeps health probes out of the traces: they come every few seconds and say nothing.</summary>
    private sealed class QuietProbes : BaseProcessor<System.Diagnostics.Activity>
    {
        public override void OnEnd(System.Diagnostics.Activity data)
        {
            if (data.GetTagItem("url.path") is "/health" or "/alive" || data.DisplayName is "GET /health" or "GET /alive")
                data.ActivityTraceFlags &= ~System.Diagnostics.ActivityTraceFlags.Recorded;
        }
    }
}
