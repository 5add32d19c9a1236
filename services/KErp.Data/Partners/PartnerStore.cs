using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Partners;

public sealed class PartnerStore(CompanyDatabase database)
{
    /// <returns>What was last known of the business; null when the company has no such partner or nobody asked yet.</returns>
    public Task<BusinessState?> FindStateAsync(Guid company, string businessNumber, CancellationToken cancellation) => database.RunAsync(
        company,
        db => db.Partners.Where(p => p.Party.BusinessNumber == businessNumber).Select(p => p.State).FirstOrDefaultAsync(cancellation),
        cancellation);
}
