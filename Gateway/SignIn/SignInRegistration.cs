namespace Est.Gateway.SignIn;

internal static class SignInRegistration
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => SignInSettings.Of(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<Provider>();
        builder.Services.AddSingleton<ProviderTokens>();
        builder.Services.AddSingleton<Places>();
        builder.Services.AddSingleton<People>();
    }
}
