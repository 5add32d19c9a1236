using System.Text.Json;
using KErp.Api.Problems;
using KErp.Domain;

namespace KErp.Api.Requests;

/// <summary>A request body that was read, or the problem with it.</summary>
public readonly record struct JsonBody<T>(T? Value, IResult? Problem) where T : class;

public static class JsonBody
{
    /// <summary>Reads the body strictly; the problem names the place where it stops making sense.</summary>
    public static async Task<JsonBody<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellation) where T : class
    {
        if (!request.HasJsonContentType()) return new(null, Problems.Problem.UnsupportedMediaType.ToResult("Content-Type"));
        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(request.Body, ApiJson.Options, cancellation);
            return value is null ? new(null, Problems.Problem.MalformedJson.ToResult("$", "A JSON object is expected.")) : new(value, null);
        }
        catch (JsonException e)
        {
            return new(null, Describe(e));
        }
    }

    private static IResult Describe(JsonException e)
    {
        var field = e.Path?.TrimStart('$').TrimStart('.') is { Length: > 0 } path && !MayHoldNumber(path) ? path : "$";
        var unknown = e.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal);
        // The rest of the message names our types: of no use to the caller.
        return unknown
            ? Problems.Problem.UnknownProperty.ToResult(field)
            : Problems.Problem.MalformedJson.ToResult(field, $"Not valid at {field}, line {e.LineNumber + 1}.");
    }

    /// <summary>A path has the caller's own property names in it; one with so many digits is no mistyped name.</summary>
    private static bool MayHoldNumber(string path) => path.Count(char.IsAsciiDigit) >= ResidentNumber.Length;
}
