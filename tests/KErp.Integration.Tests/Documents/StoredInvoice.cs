namespace KErp.Integration.Tests.Documents;

/// <summary>An invoice that came a long way already: no worker looks at it, and no provider was asked.</summary>
internal sealed record StoredInvoice
{
    public string Status { get; init; } = "transmitted";
    public string IssueType { get; init; } = "forward";
    public string TaxType { get; init; } = "taxable";
    public string WriteDate { get; init; } = "2026-07-09";
    public long Supply { get; init; } = 1_000_000;
    public long Tax { get; init; } = 100_000;
    public string SellerNumber { get; init; } = "2208162517";
    public string BuyerNumber { get; init; } = "1248100998";
    public string BuyerName { get; init; } = "나래유통";
    public string Remark { get; init; } = "납품";
    public string? ConfirmNumber { get; init; } = "202607094100000800000001";

    /// <summary>Why, and of which invoice.</summary>
    public (string Reason, Guid Original)? Amendment { get; init; }

    /// <summary>주민등록번호 of a buyer who is an individual, sealed for the id.</summary>
    public Func<Guid, string>? SealedIdentity { get; init; }
}
