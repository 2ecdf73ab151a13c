using System.Net;
using System.Net.Mail;

namespace Est.ServiceDefaults.Mail;

/// <summary>Where e-mail goes out, from <c>Est:Mail</c>. Without a host none is sent.</summary>
/// <param name="Address">How staff reach Est from outside, e.g. <c>https://est.kommun.se</c>: the links begin with it.</param>
public sealed record MailSettings(string? Host, int Port, string From, string? User, string? Password, bool Tls, string Address)
{
    public static MailSettings Of(IConfiguration configuration) => new(
        configuration["Est:Mail:Host"], configuration.GetValue("Est:Mail:Port", 587), configuration["Est:Mail:From"] ?? "est@localhost",
        configuration["Est:Mail:User"], configuration["Est:Mail:Password"], configuration.GetValue("Est:Mail:Tls", true),
        (configuration["Est:PublicAddress"] ?? $"http://localhost:{configuration["EST_PORT"] ?? "8080"}").TrimEnd('/'));
}

/// <summary>Sends plain e-mails by SMTP.</summary>
public sealed class Mailer(MailSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool IsOn => !string.IsNullOrEmpty(settings.Host);

    public string LinkTo(string path) => settings.Address + path;

    /// <exception cref="SmtpException">The server did not take it.</exception>
    public async Task SendAsync(string to, string subject, string text, CancellationToken ct)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls, Timeout = (int)Patience.TotalMilliseconds };
        if (settings.User is not null) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var message = new MailMessage(settings.From, to, subject, text);
        await client.SendMailAsync(message, ct);
    }
}
