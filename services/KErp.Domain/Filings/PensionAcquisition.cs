namespace KErp.Domain.Filings;

/// <summary>What 국민연금 asks of who joins.</summary>
/// <param name="Code">자격취득부호.</param>
/// <param name="SpecialOccupation">특수직종부호; null for none.</param>
/// <param name="OccupationalPension">직역연금부호; null for none.</param>
/// <param name="PaysJoiningMonth">취득 월 납부 희망.</param>
public sealed record PensionAcquisition(
    string Code, string? SpecialOccupation = null, string? OccupationalPension = null, bool PaysJoiningMonth = false);
