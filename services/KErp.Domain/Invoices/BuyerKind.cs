namespace KErp.Domain.Invoices;

/// <summary>Who buys: it decides which number identifies the buyer to the tax office.</summary>
public enum BuyerKind
{
    /// <summary>사업자, by its 사업자등록번호.</summary>
    Business,

    /// <summary>개인, by the 주민등록번호.</summary>
    Individual,

    /// <summary>외국인, by 외국인등록번호 or passport, which the form carries in its first remark.</summary>
    Foreigner,
}
