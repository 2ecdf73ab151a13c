using System.Text.Json.Serialization;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Audit;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Telemetry;

namespace Est.ServiceDefaults;

/// <summary>What every service behind the gateway has.</summary>
public static class Defaults
{
    /// <summary>Telemetry, health, problem details, OpenAPI, and passports with deny by default.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.AddHostDefaults();
        builder.AddStreamEndpoint();
        builder.Services.AddPassports();
        return builder;
    }

    /// <summary>The part that the gateway shares, which mints passports instead of checking them.</summary>
    public static WebApplicationBuilder AddHostDefaults(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        builder.Services.AddErrorResponses();
        builder.Services.AddOpenApi("v1", options => options.CreateSchemaReferenceId = SchemaNames.Of);
        // A number is a number: "3" is refused, and the API's description does not say "integer or string".
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        return builder;
    }

    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UsePrivateAnswers();
        app.UseSpanNames();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseTenancy();
        app.UseAudit(context => context.User.Identity?.IsAuthenticated == true ? Actor.Of(Passport.Of(context.User)) : null);
        app.MapHealth();
        app.MapAudit();
        app.MapOpenApi().AllowAnonymous();
        return app;
    }

    /// <summary><c>/health</c>: ready to work, database and broker included. <c>/alive</c>: the process answers.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new() { Predicate = _ => false }).AllowAnonymous();
    }
}
