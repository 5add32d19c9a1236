using KErp.Data.Model;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Invoices;

/// <summary>Which invoices; what is null or empty is not asked for.</summary>
/// <param name="Partner">사업자등록번호 of the seller or the buyer.</param>
/// <param name="Text">Part of a party's name or of a remark, in either case.</param>
public sealed record InvoiceFilter(
    IReadOnlyList<InvoiceStatus> Statuses, IssueType? IssueType, DateOnly? From, DateOnly? To, string? Partner, long? MinAmount, long? MaxAmount, string? Text)
{
    private const string Escape = "\\";

    internal IQueryable<Invoice> Of(IQueryable<Invoice> invoices)
    {
        if (Statuses.Count > 0) invoices = invoices.Where(i => Statuses.Contains(i.Status));
        if (IssueType is { } type) invoices = invoices.Where(i => i.IssueType == type);
        if (From is { } from) invoices = invoices.Where(i => i.WriteDate >= from);
        if (To is { } to) invoices = invoices.Where(i => i.WriteDate <= to);
        if (Partner is { } partner) invoices = invoices.Where(i => i.Seller.BusinessNumber == partner || i.Buyer.BusinessNumber == partner);
        if (MinAmount is { } min) invoices = invoices.Where(i => i.TotalAmount >= min);
        if (MaxAmount is { } max) invoices = invoices.Where(i => i.TotalAmount <= max);
        return Text is null ? invoices : Naming(invoices, $"%{Literally(Text)}%");
    }

    private static IQueryable<Invoice> Naming(IQueryable<Invoice> invoices, string pattern) => invoices.Where(i =>
        EF.Functions.ILike(i.Seller.Name, pattern, Escape)
        || EF.Functions.ILike(i.Buyer.Name, pattern, Escape)
        || i.Remarks.Any(remark => EF.Functions.ILike(remark, pattern, Escape)));

    /// <summary>A name may hold the pattern's own signs.</summary>
    private static string Literally(string text) => text.Replace(Escape, @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
