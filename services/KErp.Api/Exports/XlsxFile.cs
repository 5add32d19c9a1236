using KErp.Data.Model;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace KErp.Api.Exports;

/// <summary>A workbook of one sheet, written row by row. A text is typed as one, so that none is taken for a formula.</summary>
internal static class XlsxFile
{
    private static readonly SpreadCheetahOptions Options = new() { DefaultDateTimeFormat = NumberFormat.Custom("yyyy-mm-dd") };

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<Invoice> invoices, CancellationToken cancellation)
    {
        await using var workbook = await Spreadsheet.CreateNewAsync(stream, Options, cancellation);
        await workbook.StartWorksheetAsync("세금계산서", token: cancellation);
        await workbook.AddRowAsync([.. InvoiceTable.Headings.Select(heading => new DataCell(heading))], cancellation);
        await foreach (var invoice in invoices.WithCancellation(cancellation))
            await workbook.AddRowAsync([.. InvoiceTable.CellsOf(invoice).Select(Cell)], cancellation);
        await workbook.FinishAsync(cancellation);
    }

    private static DataCell Cell(object? cell) => cell switch
    {
        null => default,
        string text => new DataCell(text),
        long number => new DataCell(number),
        DateOnly date => new DataCell(date.ToDateTime(TimeOnly.MinValue)),
        _ => throw new ArgumentException($"No cell is a {cell.GetType().Name}.", nameof(cell)),
    };
}
