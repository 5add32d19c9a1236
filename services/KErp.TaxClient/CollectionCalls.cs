using KErp.Data.Model;
using KErp.Protos.Tax.V1;
using CollectedInvoice = KErp.Data.Model.CollectedInvoice;

namespace KErp.TaxClient;

/// <summary>How far the provider is with a collection.</summary>
public abstract record CollectionProgress
{
    private CollectionProgress() { }

    public sealed record Running : CollectionProgress;

    /// <param name="Found">Invoices that the tax office has.</param>
    public sealed record Finished(int Found) : CollectionProgress;

    /// <summary>The provider knows nothing of the job any more: it has to be started again.</summary>
    public sealed record Forgotten : CollectionProgress;
}

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

    public async Task<Answer<CollectionProgress>> LookAsync(string businessNumber, string job)
    {
        var request = new GetCollectionRequest { BusinessNumber = businessNumber, JobId = job };
        var answer = await gateway.AskAsync((client, options) => client.GetCollectionAsync(request, options));
        return answer is Answer<Collection>.Refused { Code: TaxScraperGateway.NotFound }
            ? new Answer<CollectionProgress>.Given(new CollectionProgress.Forgotten())
            : answer.Look<CollectionProgress>(Read);
    }

    /// <param name="page">From 1.</param>
    public async Task<Answer<CollectedPage>> PageAsync(CollectionJob job, string businessNumber, int page, DateTimeOffset now)
    {
        var request = new ListCollectedInvoicesRequest { BusinessNumber = businessNumber, JobId = job.JobId, Page = page };
        var answer = await gateway.AskAsync((client, options) => client.ListCollectedInvoicesAsync(request, options));
        return answer.Then(response => new CollectedPage([.. response.Invoices.Select(i => CollectedMapping.Read(i, job, now))], response.PageCount));
    }

    private static Answer<CollectionProgress> Read(Collection collection) => collection.State switch
    {
        Collection.Types.State.Done => new Answer<CollectionProgress>.Given(new CollectionProgress.Finished(collection.Count)),
        Collection.Types.State.Failed => new Answer<CollectionProgress>.Refused(collection.Refusal.Code, collection.Refusal.Message),
        Collection.Types.State.Running => new Answer<CollectionProgress>.Given(new CollectionProgress.Running()),
        var other => throw new InvalidOperationException($"Unknown state {other} of a collection."),
    };
}
