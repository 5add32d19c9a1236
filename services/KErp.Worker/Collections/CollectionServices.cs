using KErp.Messaging;
using KErp.ServiceDefaults;

namespace KErp.Worker.Collections;

internal static class CollectionServices
{
    /// <summary>Needs the client of tax-scraper.</summary>
    public static void AddCollecting(this IServiceCollection services)
    {
        services.AddValidatedOptions<CollectingOptions>(CollectingOptions.Section);
        services.AddConsumer<InvoiceCollector>(InvoiceCollector.Consumer);
    }
}
