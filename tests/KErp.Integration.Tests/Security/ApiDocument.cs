using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Security;

/// <summary>One operation of the served OpenAPI document.</summary>
/// <param name="Route">Method and path template, such as <c>GET /api/v1/invoices/{id}</c>.</param>
/// <param name="Body">Schema of the request body; null when it takes none.</param>
/// <param name="Example">Of the body.</param>
public sealed record Operation(string Route, JsonObject? Body, string? Example)
{
    public HttpMethod Method => HttpMethod.Parse(Route.Split(' ')[0]);
    public string Path => Route.Split(' ')[1];

    /// <summary>The path with every placeholder replaced.</summary>
    public string PathTo(string id) => System.Text.RegularExpressions.Regex.Replace(Path, "{[^}]+}", id);

    public override string ToString() => Route;
}

/// <summary>What the running API says it does: tests are generated from it, so that a new route cannot be forgotten.</summary>
public sealed class ApiDocument
{
    private readonly JsonNode _document;

    private ApiDocument(JsonNode document) => _document = document;

    public static async Task<ApiDocument> ReadAsync(ApiClient api) => new((await api.GetAsync("openapi/v1.json")).Json);

    public IReadOnlyList<Operation> Operations =>
    [
        .. from path in _document["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           where method.Key is "get" or "post" or "put" or "patch" or "delete"
           select new Operation($"{method.Key.ToUpperInvariant()} {path.Key}", BodyOf(method.Value!), method.Value!["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString()),
    ];

    /// <summary>The schema itself, whatever it was referred to by; the first that is not null of a choice.</summary>
    public JsonObject Resolve(JsonNode schema)
    {
        if (schema["$ref"] is { } reference)
            return Resolve(reference.GetValue<string>().Split('/').Skip(1).Aggregate(_document, (node, name) => node[name]!));
        if (schema["oneOf"] is JsonArray choice) return Resolve(choice.First(c => c!["type"] is not JsonValue type || type.GetValue<string>() != "null")!);
        return schema.AsObject();
    }

    private JsonObject? BodyOf(JsonNode operation) =>
        operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Resolve(schema) : null;
}
