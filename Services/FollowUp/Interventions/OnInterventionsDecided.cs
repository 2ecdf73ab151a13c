using Est.Contracts;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>
/// Makes a proposal of each of the meeting's decisions, once by its id. A message carries all decisions of its week: a higher version changes what
/// changed, and drops what is gone, in proposals that nobody has planned yet; a version that is not higher changes nothing.
/// </summary>
public sealed class OnInterventionsDecided(FollowUpDb db, Tenant tenant, TimeProvider clock) : IConsumer<InterventionsDecided>
{
    private const string By = "Veckomötet";

    public async Task Consume(ConsumeContext<InterventionsDecided> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        tenant.Enter(message.Municipality);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Another delivery at the same time waits here for the row, and then sees the version that won.
        if (await db.Database.ExecuteSqlAsync(
            $"""
            insert into decided_weeks as known (municipality, week, version) values ({message.Municipality}, {message.Week}, {message.Version})
            on conflict (municipality, week) do update set version = excluded.version where known.version < excluded.version
            """, ct) == 0) return;

        var number = await db.NextNumberAsync(message.Municipality, ct);
        var known = await db.MeetingDecisions.Where(d => d.Week == message.Week).ToDictionaryAsync(d => d.Id, ct);
        foreach (var told in message.Decisions)
        {
            if (!known.TryGetValue(told.Id, out var before)) await ProposeAsync(message, told, number++, ct);
            else await UpdateAsync(message.Municipality, before, told, ct);
        }
        foreach (var gone in known.Values.Where(d => message.Decisions.All(told => told.Id != d.Id))) await WithdrawAsync(message.Municipality, gone, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task ProposeAsync(InterventionsDecided message, Decision told, int number, CancellationToken ct)
    {
        db.MeetingDecisions.Add(MeetingDecision.Of(message.Municipality, message.Week, told));
        var proposal = new Intervention
        {
            Municipality = message.Municipality,
            Id = Guid.CreateVersion7(),
            Number = number,
            What = told.What,
            Areas = [told.Area],
            Owner = told.Who,
            Ends = told.Until,
            Source = Intervention.FromMeeting,
            SourceRef = message.Week,
            Decision = told.Id,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = By,
        };
        db.Interventions.Add(proposal);
        await db.RecordAsync(proposal, "proposed", By, clock, ct);
    }

    private async Task UpdateAsync(string municipality, MeetingDecision before, Decision told, CancellationToken ct)
    {
        var (what, area, who, until) = (before.What != told.What, before.Area != told.Area, before.Who != told.Who, before.Until != told.Until);
        if (!(what || area || who || until)) return;
        (before.What, before.Area, before.Who, before.Until) = (told.What, told.Area, told.Who, told.Until);
        if (await ProposalAsync(municipality, told.Id, ct) is not { } proposal) return;
        if (what) proposal.What = told.What;
        if (area) proposal.Areas = [told.Area];
        if (who) proposal.Owner = told.Who;
        if (until) proposal.Ends = told.Until;
        await db.RecordAsync(proposal, "updated", By, clock, ct);
    }

    private async Task WithdrawAsync(string municipality, MeetingDecision gone, CancellationToken ct)
    {
        if (await ProposalAsync(municipality, gone.Id, ct) is not { } proposal) return;
        (proposal.State, proposal.WhyNotCode) = (InterventionStates.After(proposal.State, InterventionStates.Drop)!, WhyNot.Withdrawn);
        await db.RecordAsync(proposal, "withdrawn", By, clock, ct);
    }

    /// <summary>
    /// The decision's intervention while it is a proposal, kept from others until the transaction ends. Others are not locked: who replaces one
    /// holds it and waits for a number, which is ours.
    /// </summary>
    private Task<Intervention?> ProposalAsync(string municipality, Guid decision, CancellationToken ct) => db.Interventions
        .FromSql($"select * from interventions where municipality = {municipality} and decision = {decision} and state = 'proposed' for update").SingleOrDefaultAsync(ct);
}
