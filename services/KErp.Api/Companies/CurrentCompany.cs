using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Data.Schema;
using Microsoft.Extensions.Caching.Hybrid;

namespace KErp.Api.Companies;

/// <summary>Which company a request acts for.</summary>
/// <remarks>
/// Until users sign in there is one company on a developer's machine, and only where the configuration says so;
/// everywhere else nobody is signed in.
/// </remarks>
public sealed class CurrentCompany(CompanyStore companies, HybridCache cache, IConfiguration configuration)
{
    public const string DevelopmentCompanyKey = "KErp:DevelopmentCompany";

    private static readonly HybridCacheEntryOptions Freshness = new()
    {
        Expiration = TimeSpan.FromMinutes(5), LocalCacheExpiration = TimeSpan.FromSeconds(30),
    };

    public Guid? Id => configuration.GetValue<bool>(DevelopmentCompanyKey) ? DevelopmentSeed.CompanyId : null;

    /// <summary>The seller on its invoices; read from the cache so that a creation needs one round trip to the database.</summary>
    public async Task<PartySnapshot?> PartyAsync(Guid company, CancellationToken cancellation) =>
        await cache.GetOrCreateAsync(
            $"cache:company:{company}",
            (companies, company),
            static async (state, token) => (await state.companies.FindAsync(state.company, token))?.Party,
            Freshness,
            cancellationToken: cancellation);
}
