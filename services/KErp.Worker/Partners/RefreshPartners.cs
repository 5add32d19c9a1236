using KErp.Data.Partners;
using KErp.Names;
using KErp.TaxClient;
using KErp.Worker.Schedules;
using Microsoft.Extensions.Options;

namespace KErp.Worker.Partners;

/// <summary>
/// Asks for the state of every partner's business, a hundred in a call, each business once however many companies trade
/// with it. A run that is repeated asks for those only that the one before did not come to.
/// </summary>
internal sealed partial class RefreshPartners(
    PartnerRefresh partners, BusinessCalls calls, IOptions<PartnerRefreshOptions> options, ILogger<RefreshPartners> log)
    : ScheduledJob(Jobs.RefreshPartners, options.Value.Schedule)
{
    public override async Task<JobResult> RunAsync(JobLease lease, CancellationToken cancellation)
    {
        var due = lease.Claim.DueAt;
        var companies = await partners.CompaniesAsync(due, cancellation);
        var count = new RefreshCount(0, 0);
        var numbers = await partners.NumbersAsync(companies, due, after: "", BusinessCalls.MaxNumbers, cancellation);
        while (numbers.Count > 0)
        {
            switch (await calls.CheckAsync(numbers))
            {
                case Answer<IReadOnlyList<BusinessReport>>.Given given:
                    count += await partners.TakeOnAsync(given.Value, cancellation);
                    break;
                case Answer<IReadOnlyList<BusinessReport>>.Unavailable unavailable:
                    return new JobResult.Postponed(unavailable.Reason);
                case Answer<IReadOnlyList<BusinessReport>>.Refused refused:
                    return new JobResult.Postponed($"{refused.Code}: {refused.Reason}");
            }

            await lease.ExtendAsync(cancellation);
            numbers = await partners.NumbersAsync(companies, due, after: numbers[^1], BusinessCalls.MaxNumbers, cancellation);
        }

        LogRefreshed(count.Partners, count.Closed);
        return new JobResult.Done();
    }

    [LoggerMessage(3311, LogLevel.Information, "{Partners} partners are refreshed; {Closed} of them have closed their business since they were last asked for")]
    private partial void LogRefreshed(int partners, int closed);
}
