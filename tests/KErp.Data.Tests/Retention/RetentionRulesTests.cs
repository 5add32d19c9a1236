using KErp.Data.Retention;
using KErp.Data.Tenancy;

namespace KErp.Data.Tests.Retention;

public sealed class RetentionRulesTests
{
    /// <summary>Nobody adds a table of companies' rows without saying how long they are kept.</summary>
    [Fact]
    public void Every_tenant_table_has_a_class_and_no_other_table_has() => Assert.Empty(TableDeclarations.All.Where(t => !Declared(t)).Select(t => t.Name));

    [Fact]
    public void A_tenant_table_without_a_class_is_found()
    {
        Assert.False(Declared(new TableDeclaration("payslips", TableKind.Tenant)));
        Assert.True(Declared(new TableDeclaration("payslips", TableKind.Tenant, Retention: RetentionClass.LabourRecords)));
    }

    /// <summary>Closed at 23:30 UTC on the 30th, which is the 1st in Korea.</summary>
    [Theory]
    [InlineData(RetentionClass.Operational, "2027-01-06")]
    [InlineData(RetentionClass.LabourRecords, "2029-12-02")]
    [InlineData(RetentionClass.TaxDocuments, "2032-04-01")]
    [InlineData(RetentionClass.Books, "2036-12-02")]
    public void Each_class_goes_after_its_time(RetentionClass retention, string from) => Assert.Equal(
        DateOnly.ParseExact(from, "yyyy-MM-dd"),
        RetentionRules.DestroyedFrom(retention, new DateTimeOffset(2026, 11, 30, 23, 30, 0, TimeSpan.Zero), new RetentionOptions()));

    [Theory]
    [InlineData(RetentionClass.Company)]
    [InlineData(RetentionClass.Audit)]
    public void Company_and_audit_do_not_go_by_its_leaving(RetentionClass retention) =>
        Assert.Null(RetentionRules.DestroyedFrom(retention, DateTimeOffset.UtcNow, new RetentionOptions()));

    private static bool Declared(TableDeclaration table) => (table.Kind is TableKind.Tenant) == (table.Retention is not null);
}
