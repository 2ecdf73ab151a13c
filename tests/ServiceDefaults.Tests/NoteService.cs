using Est.Contracts;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Est.ServiceDefaultsTests;

/// <summary>The smallest service there can be: it keeps notes, tells of each, and counts what it hears.</summary>
public sealed class NoteService : IAsyncDisposable
{
    private NoteService(WebApplication app) => App = app;

    public WebApplication App { get; }
    public Uri Address => new(App.Urls.Single());
    public ServiceDataSources Sources => App.Services.GetRequiredService<ServiceDataSources>();

    public static async Task<NoteService> StartAsync(TestDatabase database, string broker, PassportOffice office, TimeSpan? patience = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["ConnectionStrings:notes-db"] = database.ConnectionString;
        builder.Configuration["ConnectionStrings:messaging"] = broker;
        builder.Configuration["Est:Passports:Jwks"] = office.Jwks;
        if (patience is not null) builder.Configuration["Est:Messaging:Patience"] = patience.ToString();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        builder.AddDatabase<NotesDb>("notes-db");
        builder.AddMessaging("notes", consumers => consumers.On<AreasChanged, OnAreasChanged>());
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapPost("/api/{municipality}/notes", async (string municipality, NotesDb db) =>
        {
            db.Notes.Add(new Note { Id = Guid.NewGuid(), Municipality = municipality });
            db.Outbox.Add(OutboxRow.Of(new AreasChanged(municipality, DateTimeOffset.UtcNow, 1, [])));
            await db.SaveChangesAsync();
        }).AllowRoles(Roles.Reporter);
        app.MapGet("/api/{municipality}/notes", (NotesDb db) => db.Notes.CountAsync()).AllowRoles(Roles.Reporter);
        app.MapPost("/api/{municipality}/notes/machines", () => Results.Accepted()).WithName("TakeNotes").TakesReports().AllowRoles(Roles.Reporter);
        app.MapPost("/api/{municipality}/notes/check", () => Results.Ok()).WithName("CheckNote").ChangesNothing().AllowRoles(Roles.Reporter);
        app.MapPut("/api/{municipality}/notes/{name}", (string name) => name switch
        {
            "refused" => Results.Problem(statusCode: 409),
            "failing" => throw new InvalidOperationException("It failed, perhaps after it was done."),
            _ => Results.NoContent(),
        }).WithName("NameNote").AllowRoles(Roles.Reporter);
        app.MapGet("/api/{municipality}/forgotten", () => Results.Ok());
        await app.StartAsync();
        return new NoteService(app);
    }

    public HttpClient ClientWith(string token)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>Stops first, as a process does: disposed while its bus still takes messages, it would fail them and set them apart.</summary>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }
}

public sealed class Note : ITenantOwned
{
    public Guid Id { get; init; }
    public required string Municipality { get; init; }
}

public sealed class NotesDb(DbContextOptions<NotesDb> options, Tenant tenant) : ServiceDb(options, tenant)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void Define(ModelBuilder model) => model.Entity<Note>();
}

[DbContext(typeof(NotesDb))]
[Migration("20261122_First")]
public sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateOutboxAndInbox();
        migrationBuilder.Sql("""
            create table notes (id uuid primary key, municipality text not null);
            create table heard (municipality text primary key, times int not null);
            """);
        migrationBuilder.ProtectTenantTable("notes", "heard");
        migrationBuilder.CreateAudit();
    }
}

/// <summary>Adds one for each message taken, so that a message taken twice would show.</summary>
public sealed class OnAreasChanged(ServiceDataSources sources) : IConsumer<AreasChanged>
{
    public async Task Consume(ConsumeContext<AreasChanged> context)
    {
        var ct = context.CancellationToken;
        var municipality = context.Message.Municipality;
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await transaction.TryTakeAsync(context.MessageId!.Value, nameof(OnAreasChanged), municipality, ct)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = "insert into heard values ($1, 1) on conflict (municipality) do update set times = heard.times + 1";
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = municipality });
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
