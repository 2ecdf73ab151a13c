using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Est.Prioritization.Storage;

public sealed class PrioritizationDb(DbContextOptions<PrioritizationDb> options, Tenant tenant) : ServiceDb(options, tenant)
{
    protected override void Define(ModelBuilder model) => model.DefineCountedAreas();
}
