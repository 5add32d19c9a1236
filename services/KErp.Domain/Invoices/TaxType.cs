namespace KErp.Domain.Invoices;

public enum TaxType
{
    /// <summary>과세, 10 %.</summary>
    Taxable,

    /// <summary>영세율: the tax is 0.</summary>
    ZeroRated,

    /// <summary>면세: no tax; legally a 전자계산서.</summary>
    Exempt,
}
