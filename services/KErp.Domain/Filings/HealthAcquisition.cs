namespace KErp.Domain.Filings;

/// <summary>What 건강보험 asks of who joins.</summary>
/// <param name="Code">자격취득부호.</param>
/// <param name="Reduction">보험료감면부호; <c>00</c> for none.</param>
/// <param name="AppliesForDependants">피부양자 신청.</param>
public sealed record HealthAcquisition(string Code, string Reduction = "00", bool AppliesForDependants = false);
