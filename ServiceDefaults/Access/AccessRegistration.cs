using System.Diagnostics.CodeAnalysis;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Est.ServiceDefaults.Access;

/// <summary>Which roles and scopes an endpoint lets in; the access table of the tests reads it.</summary>
public sealed record AllowedCallers(IReadOnlyList<string> Roles, IReadOnlyList<string> Scopes);

public static class AccessRegistration
{
    internal static void AddPassports(this IServiceCollection services)
    {
        services.AddSingleton<PassportAuthentication.Verified>();
        services.AddSingleton(provider => new PassportKeys(
            new HttpClient { Timeout = TimeSpan.FromSeconds(5) },
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<TimeProvider>()));
        services.AddAuthentication(PassportAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, PassportAuthentication>(PassportAuthentication.Name, null);
        services.AddAuthorizationBuilder()
            // An endpoint that names nobody lets nobody in.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Passport.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
    }

    /// <summary>Lets in callers with any of these roles in the kommun of the address.</summary>
    public static TBuilder AllowRoles<TBuilder>(this TBuilder endpoint, params IReadOnlyList<string> roles) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Allow(new AllowedCallers(roles, []));

    /// <summary>Lets in integration keys with this scope.</summary>
    public static TBuilder AllowScope<TBuilder>(this TBuilder endpoint, string scope) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Allow(new AllowedCallers([], [scope]));

    private static TBuilder Allow<TBuilder>(this TBuilder endpoint, AllowedCallers callers) where TBuilder : IEndpointConventionBuilder
    {
        var policy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser();
        if (callers.Roles.Count > 0) policy.RequireClaim(Passport.Claim.Role, callers.Roles);
        if (callers.Scopes.Count > 0) policy.RequireClaim(Passport.Claim.Scope, callers.Scopes);
        return endpoint.RequireAuthorization(policy.Build()).WithMetadata(callers);
    }

    /// <summary>After authorization: a caller gets no further than its own kommun, which the request's scope then works for.</summary>
    internal static void UseTenancy(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (context.GetRouteValue("municipality") is string municipality && context.User.Identity?.IsAuthenticated == true)
            {
                if (Passport.Of(context.User).Municipality != municipality)
                {
                    await Problems.WrongMunicipality(municipality).ExecuteAsync(context);
                    return;
                }
                if (context.RequestServices.GetService<Tenant>() is { } tenant) tenant.Enter(municipality);
            }
            await next(context);
        });
    }
}
