using KErp.Data;
using KErp.Names;
using KErp.ServiceDefaults;

namespace KErp.Worker.Audit;

internal static class AuditServices
{
    /// <summary>The sealer and the keeper of heads. Outside development a place for the heads must be named.</summary>
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<AuditOptions>(AuditOptions.Section).Validate<IHostEnvironment>(
            (options, environment) => environment.IsDevelopment() || options.HeadsDirectory is not null,
            $"{AuditOptions.Section}:{nameof(AuditOptions.HeadsDirectory)}: must be set; without it a removed tail of the audit is never found.");
        builder.Services.AddAuditSealing(builder.Configuration.GetPostgresConnectionString(ConnectionNames.SealerDatabase));
        builder.Services.AddSingleton<AuditMetrics>();
        builder.Services.AddHostedService<AuditSealer>();
        builder.Services.AddHostedService<AuditHeadsKeeper>();
    }
}
