using Est.FollowUp.Causes;
using Est.FollowUp.Interventions;
using Est.FollowUp.Reviews;
using Est.FollowUp.Work;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Storage;

public sealed class FollowUpDb(DbContextOptions<FollowUpDb> options, Tenant tenant) : ServiceDb(options, tenant)
{
    public DbSet<Problem> Problems => Set<Problem>();
    public DbSet<Cause> Causes => Set<Cause>();
    public DbSet<Intervention> Interventions => Set<Intervention>();
    public DbSet<InterventionKind> InterventionKinds => Set<InterventionKind>();
    public DbSet<HistoryLine> InterventionHistory => Set<HistoryLine>();
    public DbSet<MeetingDecision> MeetingDecisions => Set<MeetingDecision>();
    public DbSet<DecidedWeek> DecidedWeeks => Set<DecidedWeek>();
    public DbSet<PrioritizedPeriod> PrioritizedPeriods => Set<PrioritizedPeriod>();
    public DbSet<WorkItem> Work => Set<WorkItem>();
    public DbSet<WorkCalendar> WorkCalendars => Set<WorkCalendar>();
    public DbSet<Review> Reviews => Set<Review>();

    protected override void Define(ModelBuilder model)
    {
        model.DefineCountedAreas();
        model.Entity<Problem>().HasKey(p => new { p.Municipality, p.Id });
        model.Entity<Cause>().HasKey(c => new { c.Municipality, c.Id });
        model.Entity<Intervention>().HasKey(i => new { i.Municipality, i.Id });
        model.Entity<InterventionKind>().HasKey(k => new { k.Municipality, k.Code });
        model.Entity<HistoryLine>().HasKey(h => new { h.Municipality, h.Intervention, h.Revision });
        model.Entity<MeetingDecision>().HasKey(d => new { d.Municipality, d.Id });
        model.Entity<DecidedWeek>().HasKey(w => new { w.Municipality, w.Week });
        model.Entity<PrioritizedPeriod>().HasKey(p => new { p.Municipality, p.Period });
        model.Entity<WorkItem>().HasKey(w => new { w.Municipality, w.Id });
        model.Entity<WorkCalendar>().HasKey(c => new { c.Municipality, c.Organisation });
        model.Entity<Review>(review =>
        {
            review.HasKey(r => new { r.Municipality, r.Id });
            review.Property(r => r.Numbers).HasColumnType("jsonb");
        });
    }
}
