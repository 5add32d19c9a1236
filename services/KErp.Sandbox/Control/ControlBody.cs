using System.Text.Json;
using System.Text.Json.Serialization;

namespace KErp.Sandbox.Control;

/// <summary>The body of a <c>/_sandbox</c> switch. A mistyped field must not pass for an absent one, so unknown names are refused.</summary>
/// <param name="Value">Nothing when the body is not what the switch takes.</param>
/// <param name="Errors">Which fields are wrong, and why.</param>
internal sealed record ControlBody<T>(T? Value, Dictionary<string, string[]> Errors)
    where T : class
{
    /// <summary>The refusal that reading found, or else this one.</summary>
    public IResult Refuse(string field, string why)
    {
        if (Errors.Count == 0)
            Errors[field] = [why];
        return Refuse();
    }

    public IResult Refuse() => Results.ValidationProblem(Errors);
}

internal static class ControlBody
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static async Task<ControlBody<T>> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        var errors = new Dictionary<string, string[]>();
        try
        {
            if (JsonSerializer.Deserialize<T>(await request.ReadBytesAsync(), Json) is { } value)
                return new ControlBody<T>(value, errors);
            errors["$"] = ["a JSON object is required"];
        }
        catch (JsonException error)
        {
            // "$.count" names a field of the wrong type; an unknown field is named by the message.
            errors[error.Path?.Replace("$.", "", StringComparison.Ordinal) ?? "$"] = [error.Message];
        }
        return new ControlBody<T>(null, errors);
    }
}
