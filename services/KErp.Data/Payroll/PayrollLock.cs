using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Payroll;

internal static class PayrollLock
{
    /// <summary>Nobody else changes the payroll, or adds slips to it, until the transaction ends.</summary>
    public static Task LockPayrollAsync(this KErpDbContext db, Guid id, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM payrolls WHERE id = {id} FOR UPDATE", cancellation);
}
