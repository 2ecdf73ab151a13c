namespace Est.Gateway.Docs;

internal static class DocsRegistration
{
    public static void AddDocs(this WebApplicationBuilder builder) => builder.Services.AddSingleton(services =>
        ActivatorUtilities.CreateInstance<OpenApiDocument>(services, new HttpClient { Timeout = TimeSpan.FromSeconds(5) }));

    /// <summary>A browser of the document at <c>/docs</c>, its files out of its assembly: it works without internet.</summary>
    public static void UseDocs(this WebApplication app) => app.UseSwaggerUI(docs =>
    {
        docs.RoutePrefix = "docs";
        docs.DocumentTitle = "Est API";
        docs.SwaggerEndpoint("/openapi/v1.json", "Est");
    });

    public static void MapDocs(this WebApplication app) =>
        app.MapGet("/openapi/v1.json", async (OpenApiDocument document, CancellationToken ct) =>
            TypedResults.Content(await document.ReadAsync(ct), "application/json")).AllowAnonymous().ExcludeFromDescription();
}
