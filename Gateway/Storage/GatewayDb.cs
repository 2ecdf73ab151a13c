using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Est.Gateway.Storage;

/// <summary>
/// Who may come in: kommuner, organisations, integration keys, sessions, and the keys that passports are signed with.
/// <see cref="Municipalities"/>, <see cref="Sessions"/> and <see cref="SigningKeys"/> belong to no kommun (see docs/decisions/005-passports.md).
/// </summary>
public sealed class GatewayDb(DbContextOptions<GatewayDb> options, Tenant tenant) : ServiceDb(options, tenant)
{
    public DbSet<MunicipalityRow> Municipalities => Set<MunicipalityRow>();
    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();
    public DbSet<KeyRow> IntegrationKeys => Set<KeyRow>();
    public DbSet<MemberRow> Members => Set<MemberRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    protected override void Define(ModelBuilder model)
    {
        model.Entity<MunicipalityRow>(row => row.HasKey(r => r.Code));
        model.Entity<SessionRow>(row => row.HasKey(r => r.IdHash));
    }
}
