using KErp.Data;
using KErp.Domain.Contributions;
using KErp.Messaging;

namespace KErp.Worker.Payroll;

internal static class PayrollServices
{
    /// <summary>Needs the encryption: contributions depend on the age, which is in the sealed 주민등록번호.</summary>
    public static void AddPayroll(this IServiceCollection services)
    {
        services.AddEmployeeData();
        services.AddSingleton(ContributionRates.Korea);
        services.AddConsumer<PayrollRunner>(PayrollRunner.Consumer);
    }
}
