using Est.Contracts;
using Est.FollowUp.Storage;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using MassTransit;

namespace Est.FollowUp.Feedback;

/// <summary>
/// Tells those of the organisation who asked for it that a letter has come: a link and no details, since e-mail is read by others too. Each address gets one
/// e-mail for a letter, also when the message comes again because the mail server failed half-way.
/// </summary>
public sealed class OnFeedbackIssued(ServiceDataSources sources, Mailer mailer, TimeProvider clock) : IConsumer<FeedbackIssued>
{
    public async Task Consume(ConsumeContext<FeedbackIssued> context)
    {
        if (!mailer.IsOn) return;
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        var waiting = await connection.ReadAsync(row => (Subject: row.GetString(0), Email: row.GetString(1)), ct,
            """
            select subject, email from feedback_addresses a where municipality = $1 and organisation = $2 and not exists (
                select from feedback_sent s where s.municipality = $1 and s.letter = $3 and s.subject = a.subject) order by subject
            """, message.Municipality, message.Organisation, message.Letter);
        var period = Letter.NameOf(Period.Parse(message.Period));
        foreach (var (subject, email) in waiting)
        {
            // Two deliveries at once: whoever notes it first sends it, and takes the note back when the server refuses.
            await using var transaction = await connection.BeginTransactionAsync(ct);
            if (await connection.RunAsync(ct, "insert into feedback_sent (municipality, letter, subject, sent_at) values ($1, $2, $3, $4) on conflict do nothing",
                message.Municipality, message.Letter, subject, clock.GetUtcNow().UtcDateTime) == 0) continue;
            await mailer.SendAsync(email, $"Återkoppling för {period}",
                $"""
                {message.Organisation} har fått återkoppling för {period}.

                Läs den i Est: {mailer.LinkTo(message.Link)}

                Du får detta för att du har bett om det. Ändra det på sidan Återkoppling i Est.
                """, ct);
            await transaction.CommitAsync(ct);
        }
    }
}
