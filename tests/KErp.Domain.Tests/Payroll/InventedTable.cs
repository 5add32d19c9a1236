using KErp.Domain.Payroll;

namespace KErp.Domain.Tests.Payroll;

/// <summary>A table in the form of the file and with invented numbers: not the 간이세액표.</summary>
internal static class InventedTable
{
    public static readonly string[] Lines =
    [
        "# invented numbers", // 1
        "effective_from,2026-03-01", // 2
        "source,invented for tests", // 3
        "from,to,1,2,3,4,5,6,7,8,9,10,11", // 4
        "1000,1500,0,0,0,0,0,0,0,0,0,0,0", // 5
        "1500,3000,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", // 6
        "3000,10000,200000,190000,180000,170000,160000,150000,140000,130000,120000,110000,100000", // 7
        "10000,,1500000,1470000,1440000,1410000,1380000,1350000,1320000,1290000,1260000,1230000,1200000", // 8
    ];

    public static WithholdingTable Table { get; } = WithholdingTableFile.Read(string.Join('\n', Lines)).Table!;
}
