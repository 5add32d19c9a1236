using KErp.ServiceDefaults;

namespace KErp.Api.Provider;

internal static class ProviderServices
{
    /// <summary>Needs the client of tax-scraper.</summary>
    public static void AddProvider(this IServiceCollection services) =>
        services.AddValidatedOptions<ProviderOptions>(ProviderOptions.Section);
}
