namespace KErp.Domain.Invoices;

/// <summary>Sizes that K-ERP accepts.</summary>
/// <remarks>
/// Only <see cref="MaxLines"/>, <see cref="MaxRemarks"/> and <see cref="MaxContacts"/> are read from Popbill and the tax office's schema, and the two decimals of a unit price
/// from that schema. The rest is K-ERP's own choice (certainty C): the provider's exact limits are not known to us, and
/// it may still refuse what passes here. Text is counted in UTF-16 units.
/// </remarks>
public static class InvoiceLimits
{
    public const int MaxLines = 99;
    public const int MaxRemarks = 3;
    public const int MaxContacts = 5;

    /// <summary>Invoices in one bulk issue.</summary>
    public const int MaxBatch = 1000;

    public const int Name = 200;
    public const int Representative = 100;
    public const int Address = 300;
    public const int BusinessType = 100;
    public const int BusinessClass = 100;
    public const int Email = 100;
    public const int ContactName = 100;
    public const int BranchNumber = 4;
    public const int Item = 100;
    public const int Specification = 100;
    public const int InvoiceRemark = 150;
    public const int LineRemark = 100;

    /// <summary>Won, either sign. Fifteen digits survive a JavaScript number, and 99 such lines fit a <c>long</c>.</summary>
    public const long MaxAmount = 999_999_999_999_999;

    /// <summary>Either sign, of quantities and unit prices.</summary>
    public const decimal MaxQuantity = 999_999_999_999m;

    /// <summary>Decimals of quantities and unit prices.</summary>
    public const int MaxDecimals = 2;

    /// <summary>Won by which the tax of a line may differ from 10 % truncated: both rounding policies pass.</summary>
    public const long TaxTolerance = 1;
}
