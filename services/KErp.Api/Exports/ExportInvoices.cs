using System.Globalization;
using KErp.Api.Identity;
using KErp.Api.Invoices;
using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Invoices;
using KErp.Domain;
using KErp.Domain.Invoices;
using Microsoft.AspNetCore.Http.Features;

namespace KErp.Api.Exports;

internal enum ExportFormat
{
    Csv,
    Xlsx,
}

internal static class ExportInvoices
{
    public const string Csv = "text/csv; charset=utf-8";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly ProblemDefinition TooManyRows = new(
        "too_many_rows", StatusCodes.Status400BadRequest,
        string.Create(CultureInfo.InvariantCulture, $"{InvoiceExport.MaxRows:N0}건까지만 내려받을 수 있습니다. 기간을 줄이세요."),
        string.Create(CultureInfo.InvariantCulture, $"At most {InvoiceExport.MaxRows:N0} invoices are exported at once; narrow the period."));

    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public static async Task<IResult> HandleAsync(
        HttpContext http, Principal principal, InvoiceExport export, TimeProvider time, [AsParameters] InvoiceQuery query, CancellationToken cancellation, string? format = null)
    {
        var violations = new List<Violation>();
        var filter = new InvoiceQueryReading(violations).Read(query);
        if (!Words.TryRead<ExportFormat>(format ?? "", out var file))
            violations.Add(new Violation("format", InvoiceViolationCodes.UnknownValue, "csv 또는 xlsx여야 합니다.", "Either csv or xlsx."));
        if (violations.Count > 0) return violations.ToResult();
        if (await export.BeginAsync(principal.Company, filter, principal.Caller(http), query.Describe(), cancellation) is not { } extract) return TooManyRows.ToResult();

        var rows = export.ReadAsync(extract, cancellation);
        // A workbook is a zip archive, which writes its few lines of directory without asking whether it may wait.
        if (file is ExportFormat.Xlsx) http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        var name = string.Create(CultureInfo.InvariantCulture, $"invoices-{KoreanTime.Today(time):yyyyMMdd}");
        return file is ExportFormat.Csv
            ? Results.Stream(body => CsvFile.WriteAsync(body, rows, cancellation), Csv, $"{name}.csv")
            : Results.Stream(body => XlsxFile.WriteAsync(body, rows, cancellation), Xlsx, $"{name}.xlsx");
    }
}
