using KErp.Sandbox.Control;

namespace KErp.Sandbox.Faults;

/// <summary><c>PUT /_sandbox/faults</c>: switches one fault on.</summary>
internal static class SetFault
{
    public static async Task<IResult> HandleAsync(HttpRequest request, FaultSwitches faults)
    {
        var body = await ControlBody.ReadAsync<SetFaultRequest>(request);
        if (body.Value is not { } wanted || Check(wanted, body.Errors) is not { } fault)
            return body.Refuse();
        faults.Set(fault);
        return Results.Ok(ListFaults.Describe(faults));
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
