using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Storage;

public sealed class FollowUpDb(DbContextOptions<FollowUpDb> options, Tenant tenant) : ServiceDb(options, tenant)
{
    protected override void Define(ModelBuilder model) => model.DefineCountedAreas();
}
