using KErp.Data.Model;
using KErp.Protos.Tax.V1;
using CollectedInvoice = KErp.Data.Model.CollectedInvoice;

namespace KErp.TaxClient;

/// <param name="Count">How many pages there are; 0 where nothing was found.</param>
public sealed record CollectedPage(IReadOnlyList<CollectedInvoice> Invoices, int Count);

/// <summary>What is asked about collecting from the tax office (홈택스 수집).</summary>
public sealed class CollectionCalls(TaxScraperGateway gateway)
{
    /// <returns>The provider's id of the job.</returns>
    public async Task<Answer<string>> StartAsync(CollectionJob job, string businessNumber)
    {
        var request = new StartCollectionRequest
        {
            BusinessNumber = businessNumber,
            Side = job.Direction is CollectionDirection.Sales ? Side.Seller : Side.Buyer,
            FromDate = ContractText.Of(job.From),
            ToDate = ContractText.Of(job.To),
        };
        var answer = await gateway.AskAsync((client, options) => client.StartCollectionAsync(request, options));
        return answer.Look<string>(response => response.OutcomeCase is StartCollectionResponse.OutcomeOneofCase.JobId
            ? new Answer<string>.Given(response.JobId)
            : new Answer<string>.Refused(response.Refusal.Code, response.Refusal.Message));
    }

    /// <returns>
    /// How many invoices were found; null in the answer while the provider is at it. Refused as
    /// <see cref="TaxScraperGateway.NotFound"/> when it has forgotten the job.
    /// </returns>
    public async Task<Answer<int?>> LookAsync(string businessNumber, string job)
    {
        var request = new GetCollectionRequest { BusinessNumber = businessNumber, JobId = job };
        return (await gateway.AskAsync((client, options) => client.GetCollectionAsync(request, options))).Look(Read);
    }

    /// <param name="page">From 1.</param>
    public async Task<Answer<CollectedPage>> PageAsync(CollectionJob job, string businessNumber, int page, DateTimeOffset now)
    {
        var request = new ListCollectedInvoicesRequest { BusinessNumber = businessNumber, JobId = job.JobId, Page = page };
        var answer = await gateway.AskAsync((client, options) => client.ListCollectedInvoicesAsync(request, options));
        return answer.Then(response => new CollectedPage([.. response.Invoices.Select(i => CollectedMapping.Read(i, job, now))], response.PageCount));
    }

    private static Answer<int?> Read(Collection collection) => collection.State switch
    {
        Collection.Types.State.Running => new Answer<int?>.Given(null),
        Collection.Types.State.Done => new Answer<int?>.Given(collection.Count),
        Collection.Types.State.Failed => new Answer<int?>.Refused(collection.Refusal.Code, collection.Refusal.Message),
        var other => throw new InvalidOperationException($"Unknown state {other} of a collection."),
    };
}
