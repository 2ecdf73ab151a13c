using Est.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Est.ServiceDefaults.Storage;

/// <summary>The service's own database, as its two working roles see it.</summary>
/// <param name="App">Reads and writes the rows of the kommun that a connection entered.</param>
/// <param name="Relay">Reads the outbox of all kommuner, and nothing else.</param>
public sealed record ServiceDataSources(NpgsqlDataSource App, NpgsqlDataSource Relay);

public static class DatabaseRegistration
{
    /// <summary>
    /// Registers <typeparamref name="TDb"/> on the connection string of that name, migrates it before the service
    /// takes requests, and from then on works under roles that row-level security binds.
    /// </summary>
    public static WebApplicationBuilder AddDatabase<TDb>(this WebApplicationBuilder builder, string name) where TDb : ServiceDb
    {
        var connectionString = builder.Configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"Connection string '{name}' is missing. Start Est with ./est up, or set ConnectionStrings__{name}.");
        var roles = new DatabaseRoles(connectionString);
        builder.Services.AddSingleton(roles);
        builder.Services.AddSingleton(_ => new ServiceDataSources(NpgsqlDataSource.Create(roles.App), NpgsqlDataSource.Create(roles.Relay)));
        builder.Services.AddScoped<Tenant>();
        builder.Services.AddDbContext<TDb>((services, options) => Configure(options)
            .UseNpgsql(services.GetRequiredService<ServiceDataSources>().App)
            .AddInterceptors(new TenantSession.Interceptor(services.GetRequiredService<Tenant>())));
        builder.Services.AddScoped<ServiceDb>(services => services.GetRequiredService<TDb>());
        builder.Services.AddHostedService<Migrator<TDb>>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return builder;
    }

    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) =>
        // Migrations are written by hand, without a model snapshot to compare with.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    private sealed class Migrator<TDb>(DatabaseRoles roles) : IHostedLifecycleService where TDb : ServiceDb
    {
        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            await roles.EnsureAsync(cancellationToken);
            await using var turn = await roles.TakeTurnAsync(cancellationToken);
            var options = new DbContextOptionsBuilder<TDb>();
            Configure(options).UseNpgsql(roles.Owner);
            await using (var db = (TDb)Activator.CreateInstance(typeof(TDb), options.Options, new Tenant())!)
                await db.Database.MigrateAsync(cancellationToken);
            await roles.GrantAsync(cancellationToken);
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
