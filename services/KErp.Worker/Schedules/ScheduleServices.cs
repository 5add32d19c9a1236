using KErp.ServiceDefaults;
using KErp.Worker.Partners;

namespace KErp.Worker.Schedules;

internal static class ScheduleServices
{
    /// <summary>The jobs, and what runs them when they are due.</summary>
    public static void AddSchedules(this IServiceCollection services)
    {
        services.AddValidatedOptions<ScheduleOptions>(ScheduleOptions.Section);
        services.AddValidatedOptions<PartnerRefreshOptions>(PartnerRefreshOptions.Section);
        services.AddSingleton<ScheduledJob, RefreshPartners>();
        services.AddSingleton<ScheduleMetrics>();
        services.AddHostedService<ScheduleRunner>();
    }
}
