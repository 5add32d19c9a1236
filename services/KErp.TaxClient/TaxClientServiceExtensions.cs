using KErp.Data.Invoices;
using KErp.Names;
using KErp.Protos.Tax.V1;
using KErp.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.TaxClient;

public static class TaxClientServiceExtensions
{
    /// <summary>The client of tax-scraper; needs AddEncryption for the numbers of buyers.</summary>
    public static void AddTaxClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<TaxClientOptions>(TaxClientOptions.Section);
        builder.AddGrpcServiceClient<TaxScraper.TaxScraperClient>(EnvironmentVariables.TaxScraperUrl);
        builder.Services.AddCircuitBreaker(CircuitBreakerNames.TaxScraper);
        builder.Services.AddSingleton<TaxScraperBreaker>();
        builder.Services.AddSingleton<TaxScraperGateway>();
        builder.Services.AddSingleton<BuyerIdentities>();
        builder.Services.AddSingleton<InvoiceCalls>();
        builder.Services.AddSingleton<BusinessCalls>();
        builder.Services.AddSingleton<CollectionCalls>();
        builder.Services.AddSingleton<AccountCalls>();
    }
}
