using KErp.Sandbox.Popbill;

namespace KErp.Sandbox.Faults;

/// <summary>
/// Stands before an operation as a broken network or a broken provider would. A request meets at most one fault before
/// it is handled and one after it was accepted.
/// </summary>
internal sealed class FaultFilter(FaultOperation operation, FaultSwitches faults, IHostApplicationLifetime lifetime)
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (faults.TakeBefore(operation) is { } before && await BeforeAsync(before, context.HttpContext) is { } answer)
            return answer;

        var result = await next(context);
        if (result is not Accepted || faults.TakeAfterAccept(operation) is not { } after)
            return result;
        return await AfterAcceptAsync(after, context, next);
    }

    /// <returns>The answer in place of the operation's, or nothing when the operation is to go on.</returns>
    private async Task<IResult?> BeforeAsync(Fault fault, HttpContext context)
    {
        await WaitAsync(fault.LatencyMs ?? 0, context);
        context.Items[typeof(Fault)] = fault;
        return fault.Kind switch
        {
            FaultKind.Status => SandboxErrors.ToldToFail.As(StatusOf(fault)),
            FaultKind.Drop => Drop(context),
            FaultKind.Garbage => Results.Content("<html><body>점검 중입니다</body></html>", "text/html; charset=utf-8"),
            FaultKind.ExpiredToken when operation != FaultOperation.Token => PopbillErrors.TokenExpired(),
            _ => null,
        };
    }

    private async Task<object?> AfterAcceptAsync(Fault fault, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // Without latencyMs a timeout lasts as long as the client's patience.
        await WaitAsync(fault.LatencyMs ?? (fault.Kind == FaultKind.TimeoutAfterAccept ? Timeout.Infinite : 0), context.HttpContext);
        return fault.Kind switch
        {
            FaultKind.TimeoutAfterAccept => Drop(context.HttpContext),
            FaultKind.Duplicate => await next(context),
            _ => SandboxErrors.ToldToFail.As(StatusOf(fault)),
        };
    }

    /// <summary>In real time, also under a test's frozen clock; ends early when the client leaves or the sandbox stops.</summary>
    private async Task WaitAsync(int milliseconds, HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(milliseconds, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static int StatusOf(Fault fault) => fault.StatusCode ?? StatusCodes.Status500InternalServerError;

    private static IResult Drop(HttpContext context)
    {
        context.Abort();
        return Results.Empty;
    }
}

internal static class FaultFilterExtensions
{
    public static RouteHandlerBuilder WithFaults(this RouteHandlerBuilder route, FaultOperation operation) =>
        route.AddEndpointFilterFactory((factory, next) =>
        {
            var filter = ActivatorUtilities.CreateInstance<FaultFilter>(factory.ApplicationServices, operation);
            return context => filter.InvokeAsync(context, next);
        });

    /// <summary>Whether this request met a fault that its handler has to carry out itself.</summary>
    public static bool HasFault(this HttpContext context, FaultKind kind) =>
        context.Items[typeof(Fault)] is Fault fault && fault.Kind == kind;
}
