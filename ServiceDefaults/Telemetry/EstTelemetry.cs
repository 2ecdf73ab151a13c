using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Est.ServiceDefaults.Telemetry;

public static class EstTelemetry
{
    public const string Name = "Est";

    /// <summary>Spans of Est's own work, between those of ASP.NET Core, Npgsql and MassTransit.</summary>
    public static ActivitySource Source { get; } = new(Name);
}

/// <summary>What operators watch. No tag carries more than a kommun, a source or a queue.</summary>
public sealed class EstMetrics
{
    private readonly Meter meter;

    public EstMetrics(IMeterFactory meters)
    {
        meter = meters.Create(EstTelemetry.Name);
        ReportsAccepted = meter.CreateCounter<long>("est.reports.accepted", "{report}", "New and revised reports stored, by source");
        ReportsQuarantined = meter.CreateCounter<long>("est.reports.quarantined", "{report}", "Reports put in quarantine, by source");
        OutboxLag = meter.CreateHistogram<double>("est.outbox.lag", "s", "From the commit of an event to the broker's confirmation");
        ConsumerLag = meter.CreateHistogram<double>("est.consumer.lag", "s", "From the publishing of an event to the end of its effect, by event");
        PictureAge = meter.CreateHistogram<double>("est.picture.age", "s", "From the reports being stored to their being counted in the picture");
    }

    public Counter<long> ReportsAccepted { get; }
    public Counter<long> ReportsQuarantined { get; }
    public Histogram<double> OutboxLag { get; }
    public Histogram<double> ConsumerLag { get; }
    public Histogram<double> PictureAge { get; }
}
