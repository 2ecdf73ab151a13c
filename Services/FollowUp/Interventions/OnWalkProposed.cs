using System.Globalization;
using Est.Contracts;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Est.FollowUp.Interventions;

/// <summary>Makes a proposal of each measure that a safety walk (trygghetsvandring) proposed, once by its id.</summary>
public sealed class OnWalkProposed(FollowUpDb db, Tenant tenant, TimeProvider clock) : IConsumer<WalkProposed>
{
    private const string By = "Trygghetsvandringen";

    public async Task Consume(ConsumeContext<WalkProposed> context)
    {
        var (message, ct) = (context.Message, context.CancellationToken);
        tenant.Enter(message.Municipality);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Another delivery at the same time waits here, and then sees what this one made.
        var number = await db.NextNumberAsync(message.Municipality, ct);
        var ids = message.Proposals.Select(p => p.Id).ToList();
        var known = await db.Interventions.Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(ct);
        var kinds = (await ListKinds.ReadAsync(db, ct)).ToDictionary(k => k.Code, k => k.Name);
        foreach (var told in message.Proposals.ExceptBy(known, p => p.Id).DistinctBy(p => p.Id))
        {
            var proposal = new Intervention
            {
                Municipality = message.Municipality,
                Id = told.Id,
                Number = number++,
                What = kinds.GetValueOrDefault(told.Kind, "Förslag från trygghetsvandring"),
                Kind = kinds.ContainsKey(told.Kind) ? told.Kind : null,
                Areas = [told.Area],
                Owner = told.Responsible,
                Ends = told.Until,
                Source = Intervention.FromWalk,
                SourceRef = message.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                CreatedAt = clock.GetUtcNow(),
                CreatedBy = By,
            };
            db.Interventions.Add(proposal);
            await db.RecordAsync(proposal, "proposed", By, clock, ct);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
