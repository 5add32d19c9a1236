using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

public sealed class CompanyStore(CompanyDatabase database)
{
    /// <returns>The company, or null when there is none of that id.</returns>
    public Task<Company?> FindAsync(Guid company, CancellationToken cancellation) =>
        database.RunAsync(company, db => db.Companies.AsNoTracking().FirstOrDefaultAsync(cancellation), cancellation);
}
