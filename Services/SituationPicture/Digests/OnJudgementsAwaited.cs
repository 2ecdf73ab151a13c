using Est.Contracts;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Storage;
using MassTransit;
using Npgsql;

namespace Est.SituationPicture.Digests;

/// <summary>
/// Reminds those who asked for e-mail, and whose organisation has not judged yet, that a round of prioritisation waits for it: a link and no details. Each
/// address gets one e-mail for a reminder, also when the message comes again because the mail server failed half-way.
/// </summary>
public sealed class OnJudgementsAwaited(ServiceDataSources sources, Mailer mailer) : IConsumer<JudgementsAwaited>
{
    public async Task Consume(ConsumeContext<JudgementsAwaited> context)
    {
        if (!mailer.IsOn) return;
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        foreach (var (subject, email) in await WaitingAsync(connection, message, ct))
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            // A second delivery at the same time waits here for the row, and then finds it reminded.
            await using var take = transaction.Command(
                "update digest_addresses set reminded_at = $3 where municipality = $1 and subject = $2 and (reminded_at is null or reminded_at < $3)",
                message.Municipality, subject, message.OccurredAt.UtcDateTime);
            if (await take.ExecuteNonQueryAsync(ct) == 0) continue;
            await SendAsync(email, message, ct);
            await transaction.CommitAsync(ct);
        }
    }

    private Task SendAsync(string email, JudgementsAwaited message, CancellationToken ct)
    {
        var name = Municipalities.ByCode(message.Municipality)?.Name ?? message.Municipality;
        var period = Period.Parse(message.Period);
        var when = $"{(period.Kind == PeriodKind.Tertial ? "tertial" : "kvartal")} {period.Number} {period.Year}";
        return mailer.SendAsync(email, $"Er bedömning inför {when} väntar",
            $"""
            {name} ska välja vilka områden som prioriteras {when}. Er organisation har inte svarat än på vad ni kan göra.

            Svara i Est: {mailer.LinkTo($"/{message.Municipality}/prioritera/{message.Period}")}

            Du får detta för att du har bett om e-post från Est. Ändra det på sidan Start i Est.
            """, ct);
    }

    private static async Task<List<(string Subject, string Email)>> WaitingAsync(NpgsqlConnection connection, JudgementsAwaited message, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select subject, email from digest_addresses where municipality = $1 and organisation = any($2) order by subject", connection)
        {
            Parameters = { new NpgsqlParameter { Value = message.Municipality }, new NpgsqlParameter { Value = message.Organisations.ToArray() } },
        };
        var waiting = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) waiting.Add((reader.GetString(0), reader.GetString(1)));
        return waiting;
    }
}
