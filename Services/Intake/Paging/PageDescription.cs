using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Est.Intake.Paging;

internal static class PageDescription
{
    /// <summary>Describes <c>limit</c> in the API's document as the number that it is; <see cref="Page"/> reads it as a text.</summary>
    public static RouteHandlerBuilder WithLimitAsNumber(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.Name == "limit") ?? [])
        {
            parameter.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = $"{Page.Most}",
                Default = JsonValue.Create(Page.Usual),
            };
        }
        return Task.CompletedTask;
    });
}
