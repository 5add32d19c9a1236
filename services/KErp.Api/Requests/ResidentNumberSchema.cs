using KErp.Domain;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KErp.Api.Requests;

/// <summary>Says that a number is a text, which its converter hides from the generator.</summary>
internal sealed class ResidentNumberSchema : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (type != typeof(ResidentNumber) && type != typeof(ResidentNumber?)) return Task.CompletedTask;
        schema.Type = type == typeof(ResidentNumber) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Description = "주민등록번호 or 외국인등록번호: read with or without a hyphen, written as 900101-1******.";
        return Task.CompletedTask;
    }
}
