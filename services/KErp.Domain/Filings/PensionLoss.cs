namespace KErp.Domain.Filings;

/// <summary>What 국민연금 asks of who leaves.</summary>
/// <param name="Code">자격상실부호.</param>
/// <param name="PaysMonth">초일취득·당월상실자 납부 희망.</param>
public sealed record PensionLoss(string Code, bool PaysMonth = false);
