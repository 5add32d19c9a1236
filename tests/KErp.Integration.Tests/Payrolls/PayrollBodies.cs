using System.Globalization;

namespace KErp.Integration.Tests.Payrolls;

/// <summary>Bodies that are right, and the file of a table with invented numbers: not the 간이세액표.</summary>
internal static class PayrollBodies
{
    private static int _last = Random.Shared.Next(10_000_000);

    public const string Table =
        """
        # invented numbers
        effective_from,2026-03-01
        source,invented for tests
        from,to,1,2,3,4,5,6,7,8,9,10,11
        1000,1500,0,0,0,0,0,0,0,0,0,0,0
        1500,3000,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0
        3000,10000,200000,190000,180000,170000,160000,150000,140000,130000,120000,110000,100000
        10000,,1500000,1470000,1440000,1410000,1380000,1350000,1320000,1290000,1260000,1230000,1200000
        """;

    /// <summary>A 사업장관리번호 that no workplace of this run has.</summary>
    public static string Workplace(string? number = null, int accidentPpm = 7_000) =>
        $$"""{"managementNumber":"{{number ?? NextNumber()}}","name":"본사","accidentPpm":{{accidentPpm}},"employerSize":"under150"}""";

    public static string NextNumber() => Interlocked.Increment(ref _last).ToString("D11", CultureInfo.InvariantCulture);

    /// <summary>Pay with 식대 of 200,000 won; one dependant, the employee.</summary>
    public static string Terms(long pay = 3_000_000, string billed = "[]") =>
        $$"""
        {"items":[{"name":"기본급","amount":{{pay}} },{"name":"식대","amount":200000,"kind":"meal"}],
         "bases":{"pensionIncome":{{pay}},"healthPay":{{pay}},"employmentPay":{{pay}} },
         "billed":{{billed}},"family":{"dependants":1} }
        """;

    public static string Employment(string workplace, string hiredOn = "2026-01-01", string? terms = null) =>
        $$"""{"workplaceId":"{{workplace}}","hiredOn":"{{hiredOn}}","terms":{{terms ?? Terms()}} }""";

    public static string Payroll(string workplace, string month = "2026-07", string withholding = "none", string paidOn = "2026-08-10") =>
        $$"""{"workplaceId":"{{workplace}}","month":"{{month}}","paidOn":"{{paidOn}}","withholding":"{{withholding}}"}""";
}
