namespace KErp.Domain.Invoices;

/// <summary>Seller (공급자) or buyer (공급받는자) as printed on the invoice.</summary>
/// <param name="BusinessNumber">The default value for a buyer who is no business.</param>
/// <param name="Name">상호.</param>
/// <param name="Representative">대표자 성명.</param>
/// <param name="BusinessType">업태.</param>
/// <param name="BusinessClass">종목.</param>
/// <param name="BranchNumber">종사업장 번호, four digits.</param>
public sealed record Party(
    BusinessNumber BusinessNumber,
    string Name,
    string Representative,
    string? Address,
    string? BusinessType,
    string? BusinessClass,
    string? Email,
    string? BranchNumber = null);
