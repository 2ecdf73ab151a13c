using Est.Contracts;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>
/// Keeps which areas were chosen for a period, and makes a proposal for each. A higher version drops the untouched proposals of areas that are no
/// longer chosen; a version that is not higher changes nothing.
/// </summary>
public sealed class OnAreasPrioritized(FollowUpDb db, Tenant tenant, TimeProvider clock) : IConsumer<AreasPrioritized>
{
    private const string By = "Prioriteringen";

    public async Task Consume(ConsumeContext<AreasPrioritized> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        tenant.Enter(message.Municipality);
        var areas = message.Areas.OrderBy(a => a.Rank).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Database.ExecuteSqlAsync(
            $"""
            insert into prioritized_periods as known (municipality, period, version, starts, ends, areas)
            values ({message.Municipality}, {message.Period}, {message.Version}, {message.From}, {message.To}, {areas.Select(a => a.Area).ToArray()})
            on conflict (municipality, period) do update set version = excluded.version, starts = excluded.starts, ends = excluded.ends, areas = excluded.areas
            where known.version < excluded.version
            """, ct) == 0) return;

        var number = await db.NextNumberAsync(message.Municipality, ct);
        var known = await db.Interventions.AsNoTracking()
            .Where(i => i.Source == Intervention.FromRound && i.SourceRef == message.Period && i.WhyNotCode != WhyNot.Withdrawn).ToListAsync(ct);
        foreach (var area in areas.Where(a => !known.Any(i => i.Areas.Contains(a.Area)))) await ProposeAsync(message, area, number++, ct);
        foreach (var gone in await UntouchedAsync(message, ct))
        {
            if (areas.Any(a => gone.Areas.Contains(a.Area))) continue;
            (gone.State, gone.WhyNotCode) = (InterventionStates.After(gone.State, InterventionStates.Drop)!, WhyNot.Withdrawn);
            await db.RecordAsync(gone, "withdrawn", By, clock, ct);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The period's proposals that nobody has changed, kept from others until the transaction ends.</summary>
    private Task<List<Intervention>> UntouchedAsync(AreasPrioritized message, CancellationToken ct) => db.Interventions
        .FromSql($"""
            select * from interventions
            where municipality = {message.Municipality} and source = 'round' and source_ref = {message.Period} and state = 'proposed' and revision = 1 for update
            """).ToListAsync(ct);

    private async Task ProposeAsync(AreasPrioritized message, PrioritizedArea area, int number, CancellationToken ct)
    {
        var proposal = new Intervention
        {
            Municipality = message.Municipality,
            Id = Guid.CreateVersion7(),
            Number = number,
            What = $"Bestäm insats i {area.Name}",
            Areas = [area.Area],
            Starts = message.From,
            Ends = message.To,
            Source = Intervention.FromRound,
            SourceRef = message.Period,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = By,
        };
        db.Interventions.Add(proposal);
        await db.RecordAsync(proposal, "proposed", By, clock, ct);
    }
}
