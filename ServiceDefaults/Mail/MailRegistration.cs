namespace Est.ServiceDefaults.Mail;

public static class MailRegistration
{
    public static void AddMail(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(MailSettings.Of(builder.Configuration)).AddSingleton<Mailer>();
}
