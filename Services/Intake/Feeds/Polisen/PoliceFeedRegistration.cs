using Est.Intake.Feeds.Polisen.Live;

namespace Est.Intake.Feeds.Polisen;

public static class PoliceFeedRegistration
{
    /// <summary>The police's feed, and where <c>Est:Polisen:Poll</c> is true the polling of their live address.</summary>
    public static WebApplicationBuilder AddPoliceFeed(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PoliceFeed>();
        var settings = builder.Configuration.GetSection("Est:Polisen").Get<PollSettings>() ?? new PollSettings();
        if (!settings.Poll) return builder;
        settings.Check();
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<PollPolice>();
        return builder;
    }
}
