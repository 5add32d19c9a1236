namespace KErp.Domain.Filings;

/// <summary>The person that a line of a form is about.</summary>
/// <param name="Nationality">국적, for foreigners.</param>
/// <param name="ResidenceStatus">체류자격, for foreigners, such as <c>E9</c>.</param>
/// <param name="IsRepresentative">대표자 여부.</param>
public sealed record FiledPerson(
    string Name,
    ResidentNumber ResidentNumber,
    string? Nationality = null,
    string? ResidenceStatus = null,
    bool IsRepresentative = false);
