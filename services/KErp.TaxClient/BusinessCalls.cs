using KErp.Data;
using KErp.Data.Partners;
using KErp.Protos.Tax.V1;
using KnownState = KErp.Data.Model.BusinessState;

namespace KErp.TaxClient;

/// <summary>What is asked about businesses, ours or not.</summary>
public sealed class BusinessCalls(TaxScraperGateway gateway, TimeProvider time)
{
    /// <summary>In one call.</summary>
    public const int MaxNumbers = 100;

    /// <param name="numbers">Up to <see cref="MaxNumbers"/>, of ten digits.</param>
    /// <returns>One report for each number.</returns>
    public async Task<Answer<IReadOnlyList<BusinessReport>>> CheckAsync(IEnumerable<string> numbers)
    {
        var request = new CheckBusinessesRequest { BusinessNumbers = { numbers } };
        var answer = await gateway.AskAsync((client, options) => client.CheckBusinessesAsync(request, options));
        var now = time.GetDatabaseNow();
        return answer.Then<IReadOnlyList<BusinessReport>>(response => [.. response.Statuses.Select(status => Read(status, now))]);
    }

    private static BusinessReport Read(BusinessStatus status, DateTimeOffset now) => new(
        status.BusinessNumber, StateOf(status.State), ContractText.OrNull(status.TaxKind), ContractText.Date(status.ClosedOn), now);

    private static KnownState StateOf(BusinessState state) => state switch
    {
        BusinessState.Active => KnownState.Active,
        BusinessState.Suspended => KnownState.Suspended,
        BusinessState.Closed => KnownState.Closed,
        BusinessState.Unregistered => KnownState.Unregistered,
        _ => KnownState.Unknown,
    };
}
