using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Est.Access.Tests;

/// <summary>
/// Every table of every database holds a row of Degerfors and one of Karlskoga. Whoever works for Degerfors sees no row of
/// Karlskoga: by SQL under the service's role, by EF Core with its filters off, and by EF Core's filters alone.
/// </summary>
public sealed class OtherKommunsRows
{
    private const string Own = "1862";
    private const string Other = "1883";

    /// <summary>Tables that belong to no kommun, and why.</summary>
    private static readonly Dictionary<string, string> OfNoKommun = new()
    {
        ["Gateway.municipalities"] = "which kommuner work with Est is a public fact",
        ["Gateway.sessions"] = "a session is a person's, who may work for several kommuner; it names a subject and times",
        ["Gateway.signing_keys"] = "the installation's own keys, their private halves encrypted",
    };

    /// <summary>Tables whose rows no kommun sees, its own neither, and why.</summary>
    private static readonly Dictionary<string, string> OfFeedsAlone = new()
    {
        ["Intake.police_events"] = "which events of the police's feed were taken, and where to: the feed's own memory, seen under 'all'",
        ["Intake.county_events"] = "events of a county, counted for no kommun",
        ["Intake.unplaced_events"] = "events whose place is not known",
        ["Intake.police_polls"] = "when the police's live address may be called again",
    };

    public static TheoryData<Part> Parts { get; } = [.. Part.All.Where(part => part.HasDatabase)];

    [Theory, MemberData(nameof(Parts))]
    public async Task Are_never_seen(Part part)
    {
        await using var database = await TestDatabase.CreateAsync("tenancy");
        await MigrateAsync(part, database);
        var tables = (await database.ListAsync<string>("""
            select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> '__EFMigrationsHistory' and not c.relispartition order by 1
            """)).Where(table => !OfNoKommun.ContainsKey($"{part}.{table}")).ToList();
        await SeedAsync(part, database, tables);

        var wrong = new List<string>();
        await using (var app = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(new DatabaseRoles(database.ConnectionString).App) { Pooling = false }))
        {
            foreach (var table in tables) wrong.AddRange(await TryTableAsync(app, table, seesOwn: !OfFeedsAlone.ContainsKey($"{part}.{table}")));
        }
        wrong.AddRange(await TryContextAsync(part, database, asOwner: false));
        wrong.AddRange(await TryContextAsync(part, database, asOwner: true));

        wrong.ShouldBeEmpty($"\n{string.Join('\n', wrong.Select(sentence => $"{part}: {sentence}"))}\n");
    }

    /// <summary>Starting a service migrates its database; it is stopped before rows are made that its relay would publish.</summary>
    private static async Task MigrateAsync(Part part, TestDatabase database)
    {
        await using var office = await PassportOffice.OpenAsync();
        await using var broker = await TestBroker.CreateAsync("tenancy");
        await using var running = part.Start(database, broker, office);
    }

    private static async Task SeedAsync(Part part, TestDatabase database, List<string> tables)
    {
        await using var owner = new NpgsqlConnection(database.ConnectionString);
        await owner.OpenAsync();
        // Made-up rows refer to nothing.
        await RunAsync(owner, "set session_replication_role = replica");
        foreach (var table in tables)
        {
            if (OfFeedsAlone.ContainsKey($"{part}.{table}"))
            {
                await RunAsync(owner, await SeededRows.InsertAsync(owner, table, Own));
                continue;
            }
            if (await CountAsync(owner, $"select count(*) from information_schema.columns where table_name = '{table}' and column_name = 'municipality'") == 0)
                Assert.Fail($"{part}.{table} has no column municipality, so nobody can tell whose its rows are. Add it and protect the table " +
                    "(ProtectTenantTable), or name the table in OfNoKommun with the reason.");
            foreach (var municipality in new[] { Own, Other }) await RunAsync(owner, await SeededRows.InsertAsync(owner, table, municipality));
            (await CountAsync(owner, $"select count(distinct municipality) from \"{table}\" where municipality in ('{Own}', '{Other}')"))
                .ShouldBe(2, $"{part}.{table} is unproven: it has not a row of each kommun.");
        }
    }

    private static async Task<List<string>> TryTableAsync(NpgsqlDataSource app, string table, bool seesOwn)
    {
        var wrong = new List<string>();
        await using var nowhere = await app.OpenConnectionAsync();
        if (!await MayAsync(nowhere, table, "select"))
        {
            if (await MayAsync(nowhere, table, "update") || await MayAsync(nowhere, table, "delete")) wrong.Add($"{table} may be changed unseen.");
        }
        else
        {
            if (await CountAsync(nowhere, $"select count(*) from \"{table}\"") != 0) wrong.Add($"{table} shows rows before a kommun is entered.");
            await using var own = await app.OpenAsync(Own, CancellationToken.None);
            var others = seesOwn ? $"where municipality <> '{Own}'" : "where true";
            if (seesOwn && await CountAsync(own, $"select count(*) from \"{table}\"") == 0) wrong.Add($"{table} does not show the kommun its own row: unproven.");
            if (await CountAsync(own, $"select count(*) from \"{table}\" {others}") != 0) wrong.Add($"{table} shows rows that are not the kommun's.");
            if (await MayAsync(own, table, "delete") && await RunAsync(own, $"delete from \"{table}\" {others}") > 0) wrong.Add($"{table} lets rows be deleted that are not the kommun's.");
        }
        await using (var own = await app.OpenAsync(Own, CancellationToken.None))
        {
            try
            {
                await RunAsync(own, await SeededRows.InsertAsync(own, table, Other));
                wrong.Add($"{table} takes a new row that is not the kommun's.");
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                // Row-level security's own answer.
            }
            catch (PostgresException later)
            {
                wrong.Add($"{table} would take a new row that is not the kommun's, were it not for {later.SqlState}.");
            }
        }
        return wrong;
    }

    /// <param name="asOwner">Row-level security does not bind the owner: then it is EF Core's filter that is tried, else it is switched off.</param>
    private static async Task<List<string>> TryContextAsync(Part part, TestDatabase database, bool asOwner)
    {
        var tenant = new Tenant();
        tenant.Enter(Own);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(
            asOwner ? database.ConnectionString : new DatabaseRoles(database.ConnectionString).App)
        { Pooling = false });
        await using var connection = await source.OpenAsync(Own, CancellationToken.None);
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(part.Context))!;
        await using var db = (DbContext)Activator.CreateInstance(part.Context, options.UseNpgsql(connection).Options, tenant)!;

        var wrong = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => !IsOfNoKommun(part, entity.GetTableName()!)))
        {
            if (!typeof(ITenantOwned).IsAssignableFrom(entity.ClrType))
            {
                wrong.Add($"{entity.ClrType.Name} is not ITenantOwned, so EF Core does not filter it.");
                continue;
            }
            if (!asOwner && entity.GetTableName() == "outbox") continue;    // The service's role may not read it at all.
            var (own, others) = await (Task<(int, int)>)typeof(OtherKommunsRows).GetMethod(nameof(CountOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(entity.ClrType).Invoke(null, [db, !asOwner])!;
            if (own == 0) wrong.Add($"{entity.ClrType.Name} does not show the kommun its own row: unproven.");
            if (others != 0) wrong.Add($"{entity.ClrType.Name} shows another kommun's row {(asOwner ? "through EF Core's filter" : "once EF Core's filter is off")}.");
        }
        return wrong;
    }

    private static bool IsOfNoKommun(Part part, string table) => OfNoKommun.ContainsKey($"{part}.{table}") || OfFeedsAlone.ContainsKey($"{part}.{table}");

    private static async Task<(int Own, int Others)> CountOfAsync<T>(DbContext db, bool filterOff) where T : class
    {
        var rows = filterOff ? db.Set<T>().IgnoreQueryFilters() : db.Set<T>();
        return (await rows.CountAsync(row => EF.Property<string>(row, "Municipality") == Own), await rows.CountAsync(row => EF.Property<string>(row, "Municipality") != Own));
    }

    private static async Task<bool> MayAsync(NpgsqlConnection connection, string table, string privilege) =>
        await CountAsync(connection, $"select has_table_privilege('\"{table}\"', '{privilege}')::int::bigint") == 1;

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }
}
