using System.ComponentModel.DataAnnotations;
using Grpc.Health.V1;

namespace KErp.ServiceDefaults.Tests;

public sealed class ValidatedOptionsTests
{
    [Fact]
    public async Task everything_that_is_wrong_is_reported_together()
    {
        await using var app = TestService.Build(
            configure: builder =>
            {
                builder.Services.AddValidatedOptions<Mail>("Mail");
                builder.Services.AddValidatedOptions<Limits>("Limits");
                builder.AddGrpcServiceClient<Health.HealthClient>("TAX_SCRAPER_URL");
            },
            settings: ["Limits:Retries=many", "Shutdown:DrainDelay=01:00:00", "TAX_SCRAPER_URL=tax-scraper:50051"]);

        var error = await Assert.ThrowsAsync<AggregateException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        foreach (var part in (string[])["Mail:Host:", "Mail:Port:", "Limits:Retries", "Shutdown:DrainDelay:", "TAX_SCRAPER_URL must be http://"])
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task correct_options_are_bound()
    {
        Mail? bound = null;
        await using var service = await TestService.StartAsync(
            configure: builder => builder.Services.AddValidatedOptions<Mail>("Mail").PostConfigure(mail => bound = mail),
            settings: ["Mail:Host=mail.example", "Mail:Port=25"]);
        Assert.Equal("mail.example", bound?.Host);
    }

    private sealed class Mail
    {
        [Required]
        public string? Host { get; set; }

        [Range(1, 65535)]
        public int Port { get; set; }
    }

    private sealed class Limits
    {
        public int Retries { get; set; }
    }
}
