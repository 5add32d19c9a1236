using KErp.Api.Caching;
using KErp.Api.Invoices;
using KErp.Data.Model;
using KErp.Data.Partners;
using Microsoft.Extensions.Caching.Hybrid;

namespace KErp.Api.Partners;

/// <summary>What the writer of an invoice should know about its buyer. Asks nobody outside: it says what the last check found.</summary>
internal sealed class PartnerWarnings(PartnerStore partners, ApiCache cache)
{
    private static readonly HybridCacheEntryOptions Freshness = new()
    {
        Expiration = TimeSpan.FromMinutes(10), LocalCacheExpiration = TimeSpan.FromMinutes(1),
    };

    /// <returns>Null when there is nothing to say.</returns>
    public async Task<IReadOnlyList<WarningResponse>?> AboutAsync(Invoice invoice, CancellationToken cancellation)
    {
        var number = invoice.Buyer.BusinessNumber;
        if (number.Length == 0) return null;
        var state = await cache.GetOrCreateAsync(
            Key(invoice.CompanyId, number),
            (partners, invoice.CompanyId, number),
            static async (known, token) => await known.partners.FindStateAsync(known.CompanyId, known.number, token) ?? BusinessState.Unknown,
            Freshness,
            cancellation);
        return Describe(state) is { } warning ? [warning] : null;
    }

    /// <summary>After a partner was checked, changed or removed.</summary>
    public ValueTask ForgetAsync(Guid company, string businessNumber, CancellationToken cancellation) =>
        cache.RemoveAsync(Key(company, businessNumber), cancellation);

    private static WarningResponse? Describe(BusinessState state) => state switch
    {
        BusinessState.Closed => new("buyer_closed", new("공급받는자가 폐업한 사업자입니다.", "The buyer's business is closed.")),
        BusinessState.Suspended => new("buyer_suspended", new("공급받는자가 휴업 중인 사업자입니다.", "The buyer's business is suspended.")),
        BusinessState.Unregistered => new("buyer_unregistered", new("국세청에 등록되지 않은 사업자등록번호입니다.", "The tax office does not know the buyer's number.")),
        _ => null,
    };

    private static string Key(Guid company, string number) => $"partner:{company}:{number}";
}
