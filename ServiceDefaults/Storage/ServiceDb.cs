using System.Linq.Expressions;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Est.ServiceDefaults.Storage;

/// <summary>
/// What every service's database has: the outbox and inbox, snake_case names, and a query filter on each table that
/// belongs to a kommun. Row-level security stands behind the filter (see <see cref="TenantTables"/>).
/// </summary>
public abstract class ServiceDb(DbContextOptions options, Tenant tenant) : DbContext(options)
{
    /// <summary>The kommun this context works for; with none, filtered queries find nothing.</summary>
    public string? Municipality => tenant.Municipality;

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutboxRow>(row => row.HasKey(r => r.MessageId));
        modelBuilder.Entity<InboxRow>(row => row.HasKey(r => new { r.MessageId, r.Consumer }));
        Define(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase(property.GetColumnName()));
            if (typeof(ITenantOwned).IsAssignableFrom(entity.ClrType)) entity.SetQueryFilter(OwnedByTenant(entity.ClrType));
        }
    }

    protected abstract void Define(ModelBuilder model);

    private LambdaExpression OwnedByTenant(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, nameof(ITenantOwned.Municipality)),
                Expression.Property(Expression.Constant(this), nameof(Municipality))),
            row);
    }

    internal static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) =>
            char.IsUpper(c) ? (i > 0 && !char.IsUpper(name[i - 1]) ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
