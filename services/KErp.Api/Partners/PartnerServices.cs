using KErp.ServiceDefaults;

namespace KErp.Api.Partners;

internal static class PartnerServices
{
    /// <summary>Needs the client of tax-scraper and the cache.</summary>
    public static void AddPartners(this IServiceCollection services)
    {
        services.AddValidatedOptions<PartnerOptions>(PartnerOptions.Section);
        services.AddSingleton<BusinessChecks>();
        services.AddSingleton<PartnerWarnings>();
    }
}
