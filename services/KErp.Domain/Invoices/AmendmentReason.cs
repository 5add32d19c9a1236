namespace KErp.Domain.Invoices;

/// <summary>수정사유 of a 수정세금계산서 with the tax office's numbers (부가가치세법 시행령 제70조).</summary>
public enum AmendmentReason
{
    /// <summary>기재사항 착오정정: the original is undone and written anew.</summary>
    CorrectedEntry = 1,

    /// <summary>공급가액 변동: the difference.</summary>
    SupplyChanged = 2,

    /// <summary>환입: the part that came back.</summary>
    Returned = 3,

    /// <summary>계약의 해제: the whole is undone.</summary>
    ContractCancelled = 4,

    /// <summary>내국신용장 사후개설: the taxed one is undone and a zero-rated one written.</summary>
    LocalLetterOfCredit = 5,

    /// <summary>착오에 의한 이중발급: the second of two is undone.</summary>
    IssuedTwice = 6,
}
