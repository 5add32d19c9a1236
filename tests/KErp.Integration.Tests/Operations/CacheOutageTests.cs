using System.Net;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Operations;

public sealed class CacheOutageTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly string Redis = $"{Resources.Redis}-process";

    [Fact]
    public async Task Without_redis_the_api_goes_on_and_says_that_it_is_degraded()
    {
        await Processes.StopAsync(Redis);
        try
        {
            var created = await Invoices.PostAsync(InvoiceBody.Valid());
            Assert.Equal(HttpStatusCode.Accepted, created.Status);
            await Invoices.IssuedAsync(created.InvoiceId, TimeSpan.FromSeconds(10));
            var ready = await Invoices.GetAsync("health/ready");
            Assert.Equal(HttpStatusCode.OK, ready.Status);
            Assert.Equal("Degraded", ready.Json["status"]!.GetValue<string>());
        }
        finally
        {
            await Processes.StartAsync(Redis);
        }

        await Eventually.GetAsync(() => Invoices.GetAsync("health/ready"), a => a.Json["status"]!.GetValue<string>() == "Healthy", TimeSpan.FromSeconds(20));
    }
}
