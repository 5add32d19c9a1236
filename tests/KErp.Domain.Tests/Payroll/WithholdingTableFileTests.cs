using KErp.Domain.Payroll;

namespace KErp.Domain.Tests.Payroll;

public sealed class WithholdingTableFileTests
{
    [Fact]
    public void a_file_says_from_when_it_is_and_where_it_came_from()
    {
        var (table, violations) = WithholdingTableFile.Read(string.Join('\n', InventedTable.Lines));
        Assert.Empty(violations);
        Assert.Equal((new DateOnly(2026, 3, 1), "invented for tests"), (table!.EffectiveFrom, table.Source));
    }

    [Fact]
    public void line_ends_of_windows_a_byte_order_mark_and_spaces_are_read()
    {
        var text = "\uFEFF" + string.Join("\r\n\r\n", InventedTable.Lines.Select(line => line.Replace(",", " , ", StringComparison.Ordinal)));
        Assert.Equal(50_000, WithholdingTableFile.Read(text).Table!.TaxOf(1_500_000, new(1)));
    }

    /// <summary>The line of the file, what is in its place (null: nothing), the violations.</summary>
    public static TheoryData<int, string?, string[]> Wrong => new()
    {
        { 2, null, ["lines[3] missing_line"] },
        { 3, null, ["lines[4] missing_line"] },
        { 4, null, ["lines[5] missing_line"] },
        { 2, "effective_from,2026-13-01", ["lines[2] missing_line"] },
        { 2, "effective_from,2025-03-01", ["lines[2] unknown_annex"] },
        { 3, "source,", ["lines[3] missing_line"] },
        { 3, "source,900101-1234567", ["lines[3] personal_number"] },
        { 4, "from,to,1,2,3,4,5,6,7,8,9,10", ["lines[4] missing_line"] },
        { 6, "1500,3000,50000", ["lines[6] field_count"] },
        { 6, "1500,3000,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,-1", ["lines[6] not_a_number"] },
        { 6, "1500,3000,50000,45000,40000,35000,30000,25000,20000,15000,10000,,0", ["lines[6] not_a_number"] },
        { 6, "1500,x,50000.0,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[6] not_a_number", "lines[6] not_a_number"] },
        { 6, "9999999999,3000,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[6] not_a_number"] },
        { 6, null, ["lines[7] gap"] },
        { 6, "1505,3000,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[6] gap"] },
        { 6, "1500,2995,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[7] gap"] },
        { 6, "1495,3000,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[6] overlap"] },
        { 6, "1500,3005,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[7] overlap"] },
        { 6, "1500,1500,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[6] empty_span", "lines[7] gap"] },
        { 6, "1500,,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[6] empty_span"] },
        { 6, "1500,3000,200010,45000,40000,35000,30000,25000,20000,15000,10000,5000,0", ["lines[7] falls_with_pay"] },
        { 6, "1500,3000,50000,45000,40000,35000,30000,25000,20000,15000,10000,5000,5010", ["lines[6] rises_with_dependants"] },
        { 8, null, ["lines[7] wrong_end"] },
        { 8, "10000,10005,1500000,1470000,1440000,1410000,1380000,1350000,1320000,1290000,1260000,1230000,1200000", ["lines[8] wrong_end"] },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void what_is_wrong_is_named_with_its_line(int line, string? text, string[] expected)
    {
        var lines = InventedTable.Lines.ToArray();
        lines[line - 1] = text ?? "# left out";
        var (table, violations) = WithholdingTableFile.Read(string.Join('\n', lines));
        Assert.Null(table);
        Assert.Equal(expected, violations.Select(violation => $"{violation.Field} {violation.Code}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment")]
    public void an_empty_file_names_the_lines_that_it_lacks(string text) =>
        Assert.Equal(["missing_line", "missing_line", "missing_line"], WithholdingTableFile.Read(text).Violations.Select(violation => violation.Code));

    [Fact]
    public void a_gap_is_told_in_won()
    {
        var violation = Assert.Single(WithholdingTableFile.Read(string.Join('\n', InventedTable.Lines.Where((_, index) => index != 5))).Violations);
        Assert.Equal("No row covers 1,500,000 won to below 3,000,000 won.", violation.English);
        Assert.Equal("1,500,000원 이상 3,000,000원 미만의 행이 없습니다.", violation.Korean);
    }

    [Fact]
    public void a_file_without_end_is_not_judged_to_the_end()
    {
        var text = string.Join('\n', InventedTable.Lines.Take(4).Concat(Enumerable.Repeat("x", 100_000)));
        var violations = WithholdingTableFile.Read(text).Violations;
        Assert.Equal("lines[2005] too_many", $"{violations[0].Field} {violations[0].Code}");
        Assert.Equal(2_001, violations.Count);
    }
}
