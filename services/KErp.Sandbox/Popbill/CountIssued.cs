using KErp.Sandbox.Popbill.Bulk;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary><c>/_sandbox/issued</c>: how often an issue was asked for, accepted and refused as a duplicate.</summary>
internal static class CountIssued
{
    private static readonly string[] Required = ["is required together with the other one"];

    public static async Task<IResult> HandleAsync(IssueCounters counters, BulkRuns bulks, string? seller = null, string? mgtKey = null)
    {
        await bulks.CatchUpAsync();
        return (seller, mgtKey) switch
        {
            (null, null) => Results.Ok(counters.Totals()),
            (null, _) => Results.ValidationProblem(new Dictionary<string, string[]> { ["seller"] = Required }),
            (_, null) => Results.ValidationProblem(new Dictionary<string, string[]> { ["mgtKey"] = Required }),
            _ => Results.Ok(counters.Of(seller, mgtKey)),
        };
    }

    public static async Task<IResult> ResetAsync(IssueCounters counters)
    {
        await counters.ResetAsync();
        return Results.NoContent();
    }
}
