using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.SituationPicture.Areas;
using Est.SituationPicture.Facts;
using Microsoft.EntityFrameworkCore;

namespace Est.SituationPicture.Storage;

/// <summary>Areas, located facts, and what is counted of them. Written by set-based SQL in the folders that own the tables.</summary>
public sealed class PictureDb(DbContextOptions<PictureDb> options, Tenant tenant) : ServiceDb(options, tenant)
{
    public DbSet<AreaVersion> AreaVersions => Set<AreaVersion>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<Fact> Facts => Set<Fact>();
    public DbSet<WeeklyCount> WeeklyCounts => Set<WeeklyCount>();
    public DbSet<WeeklyHours> WeeklyHours => Set<WeeklyHours>();
    public DbSet<WeeklyOrganisation> WeeklyOrganisations => Set<WeeklyOrganisation>();

    protected override void Define(ModelBuilder model)
    {
        model.Entity<AreaVersion>().HasKey(v => new { v.Municipality, v.Version });
        model.Entity<Area>(area =>
        {
            area.HasKey(a => new { a.Municipality, a.Version, a.Code });
            area.Property(a => a.Geometry).HasColumnType("jsonb");
        });
        model.Entity<Fact>().HasKey(f => new { f.Municipality, f.ReportId });
        model.Entity<WeeklyCount>().HasKey(c => new { c.Municipality, c.Week, c.Area, c.Category });
        model.Entity<WeeklyHours>().HasKey(h => new { h.Municipality, h.Week, h.Area });
        model.Entity<WeeklyOrganisation>().HasKey(o => new { o.Municipality, o.Week, o.Organisation });
    }
}
