namespace KErp.Domain.Contributions;

/// <summary>What the contributions of a workplace depend on.</summary>
/// <param name="AccidentPpm">
/// 산재보험료율 of the workplace (사업종류별, or its 개별실적요율) in parts per million, without the part for 출퇴근재해.
/// </param>
public sealed record WorkplaceTerms(EmployerSize Size, int AccidentPpm)
{
    public ContributionPolicy Policy { get; init; } = ContributionPolicy.Default;
}
