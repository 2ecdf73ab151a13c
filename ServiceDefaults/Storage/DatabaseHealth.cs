using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry;

namespace Est.ServiceDefaults.Storage;

/// <summary>Healthy when the service's role can ask its database a question.</summary>
internal sealed class DatabaseHealth(ServiceDataSources sources) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var quiet = SuppressInstrumentationScope.Begin();
        try
        {
            await using var command = sources.App.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Npgsql.NpgsqlException error)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", error);
        }
    }
}
