using KErp.Sandbox.Popbill.Bulk;

namespace KErp.Sandbox.Popbill;

/// <summary>Whoever comes finds every bulk done whose time is over, also those that only ask for one of its invoices.</summary>
internal sealed class CatchUpFilter(BulkRuns bulks) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await bulks.CatchUpAsync();
        return await next(context);
    }
}
