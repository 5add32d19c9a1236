using System.Globalization;
using KErp.Domain.Invoices;

namespace KErp.Domain.Payroll;

/// <summary>Reads a 근로소득 간이세액표 (소득세법 시행령 별표 2) from the CSV file of a customer.</summary>
/// <remarks>
/// UTF-8, a line a row, fields separated by commas and without quotes, numbers in digits only. Lines that are empty or begin
/// with <c>#</c> are left out. In this order:
/// <code>
/// effective_from,2026-03-01        the first day of payment that the table is for
/// source,소득세법 시행령 별표 2      where it was taken from
/// from,to,1,2,3,4,5,6,7,8,9,10,11  the header
/// 이상,미만,세액,세액,…            월급여액 in thousand won, then the tax in won for 1 to 11 dependants
/// …
/// 10000,,…                         the last row: exactly 10,000 thousand won, to is empty
/// </code>
/// Below the first row nothing is withheld; above the last one the formula of the annex is used.
/// </remarks>
public static class WithholdingTableFile
{
    private const string Header = "from,to,1,2,3,4,5,6,7,8,9,10,11";
    private const int Fields = WithholdingTable.Columns + 2;
    private const int MaxRows = 2_000;
    private const int MaxSource = 200;
    private const long Thousand = 1_000;

    /// <summary>More is no pay, and its won would not fit.</summary>
    private const long MaxNumber = 1_000_000_000;

    /// <returns>The table, or what is wrong with the file: every violation names its line.</returns>
    public static (WithholdingTable? Table, IReadOnlyList<Violation> Violations) Read(string text)
    {
        var found = new List<Violation>();
        var lines = new Queue<Line>(Lines(text));
        var annex = ReadAnnex(found, lines);
        var source = ReadSource(found, lines);
        ReadHeader(found, lines);
        if (lines.Count > MaxRows) found.Add(WithholdingTableViolations.TooManyRows(lines.ElementAt(MaxRows).Number, MaxRows));
        var rows = lines.Take(MaxRows).Select(line => ReadRow(found, line)).OfType<WithholdingTableRow>().ToList();
        // A row that could not be read would show again as a gap.
        if (found.Count == 0) WithholdingTableRules.Check(found, rows);
        return found.Count == 0 ? (new WithholdingTable(annex!, source!, rows), found) : (null, found);
    }

    private static IEnumerable<Line> Lines(string text) =>
        text.TrimStart('\uFEFF').Split('\n')
            .Select((line, index) => new Line(index + 1, line.Trim()))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#');

    private static WithholdingAnnex? ReadAnnex(List<Violation> found, Queue<Line> lines)
    {
        var number = NextNumber(lines);
        if (!DateOnly.TryParseExact(Take(lines, "effective_from"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            found.Add(WithholdingTableViolations.MissingLine(number, "effective_from,yyyy-MM-dd"));
            return null;
        }

        var annex = WithholdingAnnex.Find(date);
        if (annex is null) found.Add(WithholdingTableViolations.UnknownAnnex(number, date));
        return annex;
    }

    private static string? ReadSource(List<Violation> found, Queue<Line> lines)
    {
        var number = NextNumber(lines);
        var source = Take(lines, "source");
        if (string.IsNullOrWhiteSpace(source)) found.Add(WithholdingTableViolations.MissingLine(number, "source,…"));
        TextRules.Open(found, WithholdingTableViolations.FieldOf(number), source, MaxSource);
        return source;
    }

    private static void ReadHeader(List<Violation> found, Queue<Line> lines)
    {
        var number = NextNumber(lines);
        if ($"from,{Take(lines, "from")?.Replace(" ", "", StringComparison.Ordinal)}" != Header)
            found.Add(WithholdingTableViolations.MissingLine(number, Header));
    }

    /// <summary>What follows that name on the next line. Null when the line is another one, which is then left for what it is.</summary>
    private static string? Take(Queue<Line> lines, string name)
    {
        if (!lines.TryPeek(out var line) || line.Text.Split(',', 2, StringSplitOptions.TrimEntries) is not [var key, var value] || key != name) return null;
        lines.Dequeue();
        return value;
    }

    private static int NextNumber(Queue<Line> lines) => lines.TryPeek(out var line) ? line.Number : 1;

    private static WithholdingTableRow? ReadRow(List<Violation> found, Line line)
    {
        var fields = line.Text.Split(',', StringSplitOptions.TrimEntries);
        if (fields.Length != Fields)
        {
            found.Add(WithholdingTableViolations.FieldCount(line.Number, Fields, fields.Length));
            return null;
        }

        var before = found.Count;
        var from = Number(found, line.Number, 1, fields[0]);
        long? to = fields[1].Length == 0 ? null : Number(found, line.Number, 2, fields[1]);
        var taxes = fields.Skip(2).Select((field, column) => Number(found, line.Number, column + 3, field)).ToList();
        return found.Count > before ? null : new WithholdingTableRow(line.Number, from * Thousand, to * Thousand, taxes);
    }

    /// <returns>Zero, with a violation, for what is no number.</returns>
    private static long Number(List<Violation> found, int line, int field, string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxNumber) return number;
        found.Add(WithholdingTableViolations.NotANumber(line, field));
        return 0;
    }

    private sealed record Line(int Number, string Text);
}
