using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Est.ServiceDefaults.Telemetry;

internal static class TelemetryRegistration
{
    private const int TracesPerSecond = 20;

    /// <summary>
    /// Traces, metrics and logs by OTLP to whatever <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names; nothing is exported without it.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EstMetrics>();
        // What the frameworks say of each request stands in the trace already, at a fraction of the cost.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp", LogLevel.Warning);
        builder.Logging.AddFilter("Est.ServiceDefaults.Access", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffzzz ";
        });
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        // Lets ASP.NET Core name its spans by route and tag them with method, path and status.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.AddOtlpExporter();
        });
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new BusyHourSampler(TracesPerSecond, TimeProvider.System)))
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
