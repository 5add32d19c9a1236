using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KErp.Api.Requests;

/// <summary>A body of a route that works when pasted.</summary>
internal sealed record RequestExample(string Json);

internal static class RequestExamples
{
    /// <summary>Shows the example in the OpenAPI document.</summary>
    public static RouteHandlerBuilder WithExample(this RouteHandlerBuilder route, string json) => route.WithMetadata(new RequestExample(json));

    public static Task AddToDocument(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var example = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequestExample>().SingleOrDefault();
        if (example is not null && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) is true)
            body.Example = JsonNode.Parse(example.Json);
        return Task.CompletedTask;
    }
}
