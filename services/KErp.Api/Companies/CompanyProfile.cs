using KErp.Api.Caching;
using KErp.Data.Invoices;
using KErp.Data.Model;
using Microsoft.Extensions.Caching.Hybrid;

namespace KErp.Api.Companies;

/// <summary>The company as the seller on its invoices; cached, so that a creation needs one round trip to the database.</summary>
public sealed class CompanyProfile(CompanyStore companies, ApiCache cache)
{
    private static readonly HybridCacheEntryOptions Freshness = new()
    {
        Expiration = TimeSpan.FromMinutes(5), LocalCacheExpiration = TimeSpan.FromSeconds(30),
    };

    /// <returns>Null when the company is not there or has left; that is not remembered.</returns>
    public async Task<PartySnapshot?> PartyAsync(Guid company, CancellationToken cancellation)
    {
        try
        {
            return await cache.GetOrCreateAsync(
                Key(company),
                (companies, company),
                static async (state, token) =>
                    await state.companies.FindAsync(state.company, token) is { ClosedAt: null } found ? found.Party : throw new NoSuchCompanyException(),
                Freshness,
                cancellation);
        }
        catch (NoSuchCompanyException)
        {
            return null;
        }
    }

    /// <summary>After a change of the profile.</summary>
    public async Task ForgetAsync(Guid company, CancellationToken cancellation) => await cache.RemoveAsync(Key(company), cancellation);

    private static string Key(Guid company) => $"company:{company}";

    /// <summary>The cache remembers what a factory returns, null too; an exception it does not.</summary>
    private sealed class NoSuchCompanyException : Exception;
}
