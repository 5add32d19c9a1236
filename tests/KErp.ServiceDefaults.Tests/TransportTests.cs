using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KErp.ServiceDefaults.Tests;

public sealed class TransportTests
{
    [Theory]
    [InlineData("DATABASE_URL=postgres://app:hunter2@db/kerp")]
    [InlineData("DATABASE_URL=postgres://app:hunter2@db/kerp?sslmode=require")]
    [InlineData("DATABASE_URL=postgres://app:hunter2@db/kerp?sslmode=verify-ca")]
    [InlineData("RELAY_DATABASE_URL=postgres://app:hunter2@db/kerp?sslmode=disable")]
    [InlineData("ConnectionStrings:kerp-owner=Host=db;Password=hunter2")]
    [InlineData("ConnectionStrings:kerp=Host=db;Password=hunter2;SSL Mode=VerifyFull;SslMode=Disable")]
    [InlineData("REDIS_URL=redis://:hunter2@cache")]
    [InlineData("ConnectionStrings:redis=cache:6379,password=hunter2")]
    [InlineData("ConnectionStrings:redis=cache:6379,password=hunter2,ssl=true,ssl=false")]
    [InlineData("NATS_URL=nats://kerp:hunter2@bus")]
    [InlineData("NATS_URL=tls://kerp:hunter2@bus-0,nats://kerp:hunter2@bus-1")]
    [InlineData("TAX_SCRAPER_URL=dns:///tax-scraper:50051")]
    [InlineData("INSURANCE_EDI_URL=http://insurance-edi:50052")]
    [InlineData("TLS_CA_FILE=/nowhere/ca.crt")]
    [InlineData("TLS_CERT_FILE=/nowhere/tls.crt")]
    [InlineData("ALLOW_PLAINTEXT=yes")]
    public async Task what_is_not_protected_is_named_and_its_secret_is_not_told(string setting)
    {
        await using var app = Build(Environments.Production, setting);
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith(setting.Split('=')[0].Replace(":", "__", StringComparison.Ordinal) + " ", Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{error}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DATABASE_URL=postgres://app:a@db/kerp?sslmode=verify-full")]
    [InlineData("ConnectionStrings:kerp=Host=db;SSL Mode=VerifyFull")]
    [InlineData("REDIS_URL=rediss://:a@cache")]
    [InlineData("ConnectionStrings:redis=cache:6379,ssl=True")]
    [InlineData("NATS_URL=tls://kerp:a@bus-0,tls://kerp:a@bus-1")]
    [InlineData("TAX_SCRAPER_URL=https://tax-scraper:50051")]
    public Task what_is_protected_starts(string setting) => StartsAsync(Environments.Production, setting);

    [Fact]
    public async Task plaintext_starts_in_development_or_where_it_is_allowed()
    {
        await StartsAsync(Environments.Development, "DATABASE_URL=postgres://app:a@db/kerp");
        await StartsAsync(Environments.Staging, "DATABASE_URL=postgres://app:a@db/kerp", "ALLOW_PLAINTEXT=true");
    }

    [Fact]
    public async Task everything_unprotected_is_reported_together()
    {
        await using var app = Build(Environments.Staging, "DATABASE_URL=postgres://app:a@db/kerp", "NATS_URL=nats://bus", "TAX_SCRAPER_URL=http://x:1");
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, error.Failures.Count());
    }

    private static async Task StartsAsync(string environment, params string[] settings)
    {
        await using var app = Build(environment, settings);
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    private static WebApplication Build(string environment, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, Args = ["urls=http://127.0.0.1:0", "Shutdown:DrainDelay=00:00:00", .. settings] });
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
