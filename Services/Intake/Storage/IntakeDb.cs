using Est.Intake.Categories;
using Est.Intake.Imports.Keeping;
using Est.Intake.NilReports;
using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Writing;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Est.Intake.Storage;

/// <summary>Intake's tables as queries see them. Reports are written by <see cref="ReportWriter"/>.</summary>
public sealed class IntakeDb(DbContextOptions<IntakeDb> options, Tenant tenant) : ServiceDb(options, tenant)
{
    public DbSet<StoredReport> Reports => Set<StoredReport>();
    public DbSet<ReportRevision> ReportRevisions => Set<ReportRevision>();
    public DbSet<QuarantineEntry> Quarantine => Set<QuarantineEntry>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<NilReport> NilReports => Set<NilReport>();
    public DbSet<CategoryChange> Categories => Set<CategoryChange>();

    protected override void Define(ModelBuilder model)
    {
        model.Entity<StoredReport>(row =>
        {
            row.HasKey(r => new { r.Municipality, r.Id });
            row.Property(r => r.Origin).HasColumnType("jsonb");
            row.Property(r => r.Masked).HasColumnType("jsonb");
        });
        model.Entity<ReportRevision>(row =>
        {
            row.HasKey(r => new { r.Municipality, r.Id, r.Revision });
            row.Property(r => r.Origin).HasColumnType("jsonb");
            row.Property(r => r.Masked).HasColumnType("jsonb");
        });
        model.Entity<QuarantineEntry>(row =>
        {
            row.HasKey(r => new { r.Municipality, r.Id });
            row.Property(r => r.Errors).HasColumnType("jsonb");
        });
        model.Entity<Import>(row =>
        {
            row.HasKey(r => new { r.Municipality, r.Id });
            row.Property(r => r.Found).HasColumnType("jsonb");
            row.Property(r => r.Mapping).HasColumnType("jsonb");
        });
        model.Entity<NilReport>().HasKey(r => new { r.Municipality, r.OrganisationId, r.Week });
        model.Entity<CategoryChange>().HasKey(r => new { r.Municipality, r.Code });
    }
}
