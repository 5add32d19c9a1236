using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using KErp.Api.Exports;
using KErp.Api.Tests.Documents;
using KErp.Data.Model;
using KErp.Domain.Invoices;

namespace KErp.Api.Tests.Exports;

public sealed class ExportFileTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+82", "'+82")]
    [InlineData("-x", "'-x")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("가,나", "\"가,나\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("가=나", "가=나")]
    [InlineData("", "")]
    public void A_text_is_quoted_and_never_a_formula(string text, string field) => Assert.Equal(field, CsvFile.Field(text));

    [Fact]
    public void Numbers_and_dates_stay_what_they_are()
    {
        Assert.Equal("-1000", CsvFile.Field(-1_000L));
        Assert.Equal("2026-07-09", CsvFile.Field(new DateOnly(2026, 7, 9)));
        Assert.Equal("", CsvFile.Field(null));
    }

    [Fact]
    public async Task A_csv_file_begins_with_the_mark_and_has_a_line_an_invoice()
    {
        var bytes = await WriteAsync(CsvFile.WriteAsync);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("작성일자,승인번호,상태,구분,과세형태,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2026-07-09,20260709-41000008-00000001,전송성공,매출,과세,청구,124-81-00998,가람상사,220-81-62517,'=나래,4972025,497202,5469227,,,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",-4972025,-497202,-5469227,환입,20260601-41000008-00000009,", lines[2], StringComparison.Ordinal);
        Assert.Equal(["", ""], [lines[3], string.Concat(lines[4..])]);
    }

    [Fact]
    public async Task A_workbook_has_numbers_as_numbers_and_texts_as_texts()
    {
        var rows = await RowsAsync(await WriteAsync(XlsxFile.WriteAsync));
        Assert.Equal(3, rows.Count);
        Assert.Equal("작성일자", rows[0][0].Value);
        // Excel counts days from 1900.
        Assert.Equal((null, $"{new DateTime(2026, 7, 9).ToOADate():0}"), (Type(rows[1][0]), rows[1][0].Value));
        Assert.Equal(("inlineStr", "=나래"), (Type(rows[1][9]), rows[1][9].Value));
        Assert.Empty(rows[1][9].Elements(Sheet + "f"));
        Assert.Equal((null, "4972025"), (Type(rows[1][10]), rows[1][10].Value));
        Assert.Equal((null, "-5469227"), (Type(rows[2][12]), rows[2][12].Value));
    }

    [Fact]
    public async Task A_row_is_written_before_the_next_is_read()
    {
        using var stream = new MemoryStream();
        var seen = new List<long>();
        async IAsyncEnumerable<Invoice> Many()
        {
            for (var n = 0; n < 10_000; n++)
            {
                seen.Add(stream.Length);
                yield return SampleInvoice.Row(SampleInvoice.Written);
                await Task.CompletedTask;
            }
        }

        await CsvFile.WriteAsync(stream, Many(), Token);
        Assert.True(seen[^1] > stream.Length / 2, "Most of the file is out before the last row comes.");
    }

    private static string? Type(XElement cell) => cell.Attribute("t")?.Value is "n" ? null : cell.Attribute("t")?.Value;

    private static async Task<byte[]> WriteAsync(Func<Stream, IAsyncEnumerable<Invoice>, CancellationToken, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream, Two(), Token);
        return stream.ToArray();
    }

    private static async IAsyncEnumerable<Invoice> Two()
    {
        yield return SampleInvoice.Row(SampleInvoice.Written with { Buyer = SampleInvoice.Written.Buyer with { Name = "=나래" } });
        yield return SampleInvoice.Row(SampleInvoice.Amended(AmendmentReason.Returned));
        await Task.CompletedTask;
    }

    private static async Task<List<List<XElement>>> RowsAsync(byte[] workbook)
    {
        await using var zip = new ZipArchive(new MemoryStream(workbook));
        await using var part = await zip.Entries.Single(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).OpenAsync(Token);
        var sheet = await XDocument.LoadAsync(part, LoadOptions.None, Token);
        return [.. sheet.Descendants(Sheet + "row").Select(row => row.Elements(Sheet + "c").ToList())];
    }
}
