using Est.Gateway.Keys;
using Est.Gateway.Passports;
using Est.Gateway.Sessions;
using Est.Gateway.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Est.Gateway.Callers;

internal static class CallerRegistration
{
    /// <summary>Any recognised caller; the service behind decides by the passport.</summary>
    public const string Policy = "Caller";

    public static void AddCallers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OperatorCaller>();
        builder.Services.AddSingleton<KeyCache>();
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddSingleton<PassportOffice>();
        builder.Services.AddSingleton(services => SessionLifetime.Of(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<SessionStore>();
        builder.Services.AddSingleton<BearerTokens>();
        builder.Services.AddSingleton<DemoPeople>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DemoPeople>());
        builder.Services.AddHostedService<AccessChanges>();
        builder.Services.AddAuthentication(CallerAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.Name, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Policy, policy => policy.RequireAuthenticatedUser())
            // An endpoint that names nobody lets nobody in.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
    }
}
