namespace Est.SituationPicture.Live;

public static class LiveRegistration
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<LivePeople>().AddHostedService<LiveRelay>();
    }
}
