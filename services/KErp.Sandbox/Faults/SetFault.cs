using System.Text.Json;
using System.Text.Json.Serialization;

namespace KErp.Sandbox.Faults;

/// <summary><c>PUT /_sandbox/faults</c>: switches one fault on.</summary>
internal static class SetFault
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static async Task<IResult> HandleAsync(HttpRequest request, FaultSwitches faults)
    {
        var errors = new Dictionary<string, string[]>();
        if (Parse(await request.ReadBytesAsync(), errors) is { } wanted && Check(wanted, errors) is { } fault)
        {
            faults.Set(fault);
            return Results.Ok(ListFaults.Describe(faults));
        }
        return Results.ValidationProblem(errors);
    }

    private static SetFaultRequest? Parse(byte[] body, Dictionary<string, string[]> errors)
    {
        try
        {
            if (JsonSerializer.Deserialize<SetFaultRequest>(body, Json) is { } request)
                return request;
            errors["$"] = ["a JSON object is required"];
        }
        catch (JsonException error)
        {
            // "$.count" names a field of the wrong type; an unknown field is named by the message.
            errors[error.Path?.Replace("$.", "", StringComparison.Ordinal) ?? "$"] = [error.Message];
        }
        return null;
    }

    private static Fault? Check(SetFaultRequest request, Dictionary<string, string[]> errors)
    {
        FaultOperation? operation = FaultNames.Operations.TryGetValue(request.Operation ?? "", out var named) ? named : null;
        if (operation is null && request.Operation != FaultNames.Any)
            errors["operation"] = [$"must be one of {string.Join(", ", FaultNames.Operations.Keys)}, {FaultNames.Any}"];
        if (!FaultNames.Kinds.TryGetValue(request.Kind ?? "", out var kind))
            errors["kind"] = [$"must be one of {string.Join(", ", FaultNames.Kinds.Keys)}"];
        else if (operation is { } one && !Fault.CanActOn(kind, one))
            errors["kind"] = [$"'{request.Kind}' cannot act on '{request.Operation}'"];
        else if (kind == FaultKind.Latency && request.LatencyMs is null)
            errors["latencyMs"] = ["is required for latency"];

        if (request.Count is < 1)
            errors["count"] = ["must be at least 1, or null for until cleared"];
        if (request.LatencyMs is < 0)
            errors["latencyMs"] = ["must not be negative"];
        if (request.StatusCode is < 400 or > 599)
            errors["statusCode"] = ["must be between 400 and 599"];
        return errors.Count == 0 ? new Fault(operation, kind, request.Count, request.LatencyMs, request.StatusCode) : null;
    }

    private sealed record SetFaultRequest(string? Operation, string? Kind, int? Count, int? LatencyMs, int? StatusCode);
}
