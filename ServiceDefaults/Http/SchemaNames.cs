using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Est.ServiceDefaults.Http;

/// <summary>
/// Names of schemas in the OpenAPI document. Use cases each have their own <c>Request</c> and <c>Answer</c>; by their
/// simple names all of these would silently become one schema. <c>CreateKey.Answer</c> is called <c>CreateKeyAnswer</c>.
/// </summary>
internal static class SchemaNames
{
    public static string? Of(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        return name is not null && type.DeclaringType is { } useCase ? useCase.Name + name : name;
    }
}
