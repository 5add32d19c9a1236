using System.Globalization;
using System.Text;
using KErp.Data.Model;

namespace KErp.Api.Exports;

/// <summary>RFC 4180, in UTF-8 with the mark without which Excel takes Hangul for something else.</summary>
internal static class CsvFile
{
    private const string LineEnd = "\r\n";
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<Invoice> invoices, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, Utf8WithMark, leaveOpen: true);
        await WriteRowAsync(writer, InvoiceTable.Headings, cancellation);
        await foreach (var invoice in invoices.WithCancellation(cancellation)) await WriteRowAsync(writer, InvoiceTable.CellsOf(invoice), cancellation);
        await writer.FlushAsync(cancellation);
    }

    public static string Field(object? cell) => cell switch
    {
        null => "",
        string text => Quoted(Harmless(text)),
        IFormattable value => value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"No cell is a {cell.GetType().Name}.", nameof(cell)),
    };

    /// <summary>A spreadsheet would run a text that looks like a formula, and the text is a stranger's.</summary>
    private static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static Task WriteRowAsync(StreamWriter writer, IEnumerable<object?> cells, CancellationToken cancellation) =>
        writer.WriteAsync((string.Join(',', cells.Select(Field)) + LineEnd).AsMemory(), cancellation);
}
