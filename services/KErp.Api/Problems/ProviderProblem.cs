using KErp.TaxClient;

namespace KErp.Api.Problems;

/// <summary>What a caller is told when the provider said no, or could not be asked.</summary>
internal static class ProviderProblem
{
    public static readonly ProblemDefinition Refused = new(
        "provider_refused", StatusCodes.Status409Conflict, "전자세금계산서 대행사가 요청을 거절했습니다.", "The provider refused.");

    /// <param name="answer">Not one that was given.</param>
    public static IResult Of<T>(Answer<T> answer) => answer switch
    {
        // The provider's own words are for the user; its code is for programs.
        Answer<T>.Refused refused => (Refused with { Code = CodeOf(refused.Code), Korean = refused.Reason }).ToResult(detail: $"{refused.Code}: {refused.Reason}"),
        Answer<T>.Unavailable unavailable => (Problem.TemporarilyUnavailable with { RetryAfter = unavailable.RetryAfter ?? Problem.TemporarilyUnavailable.RetryAfter }).ToResult(),
        _ => throw new InvalidOperationException($"{answer} is no problem."),
    };

    /// <summary>K-ERP's own codes are stable; the provider's numbers are not ours to promise.</summary>
    private static string CodeOf(string code) => code.Length > 0 && char.IsAsciiLetter(code[0]) ? code : Refused.Code;
}
