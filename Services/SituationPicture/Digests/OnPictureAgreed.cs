using Est.Contracts;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Municipalities;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using MassTransit;
using Npgsql;

namespace Est.SituationPicture.Digests;

/// <summary>
/// Tells those who asked for it that a picture is agreed: a link and no details, since e-mail is read by others too. Each address gets one e-mail
/// a week, also when the message comes again because the mail server failed half-way.
/// </summary>
public sealed class OnPictureAgreed(ServiceDataSources sources, Mailer mailer) : IConsumer<PictureAgreed>
{
    public async Task Consume(ConsumeContext<PictureAgreed> context)
    {
        if (!mailer.IsOn) return;
        var (message, ct) = (context.Message, context.CancellationToken);
        await using var connection = await sources.App.OpenAsync(message.Municipality, ct);
        var name = Municipalities.ByCode(message.Municipality)?.Name ?? message.Municipality;
        var number = Week.Parse(message.Week).Number;
        foreach (var (subject, email) in await WaitingAsync(connection, message, ct))
        {
            await mailer.SendAsync(email, $"Lägesbilden för vecka {number} är fastställd",
                $"""
                Lägesbilden för {name}, vecka {number}, är fastställd.

                Läs den i Est: {mailer.LinkTo($"/{message.Municipality}/lagesbild/{message.Week}")}

                Du får detta för att du har bett om det. Ändra det på sidan Start i Est.
                """, ct);
            await using var sent = new NpgsqlCommand(
                "update digest_addresses set sent_week = $3 where municipality = $1 and subject = $2", connection)
            {
                Parameters = { Text(message.Municipality), Text(subject), Text(message.Week) },
            };
            await sent.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<List<(string Subject, string Email)>> WaitingAsync(NpgsqlConnection connection, PictureAgreed message, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select subject, email from digest_addresses where municipality = $1 and (sent_week is null or sent_week < $2) order by subject", connection)
        {
            Parameters = { Text(message.Municipality), Text(message.Week) },
        };
        var waiting = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) waiting.Add((reader.GetString(0), reader.GetString(1)));
        return waiting;
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value };
}
