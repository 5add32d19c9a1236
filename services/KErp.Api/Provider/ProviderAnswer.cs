using KErp.Api.Problems;
using KErp.TaxClient;

namespace KErp.Api.Provider;

internal static class ProviderAnswer
{
    /// <summary>What a caller is told when the provider did not give what was asked for: its no, or to come again.</summary>
    public static IResult ToProblem<T>(this Answer<T> answer) => answer switch
    {
        Answer<T>.Refused refused => ProviderProblems.Refused(refused.Code, refused.Reason).ToResult(),
        Answer<T>.Unavailable unavailable => Away(unavailable.RetryAfter).ToResult(),
        _ => throw new InvalidOperationException($"{answer} is no problem."),
    };

    private static ProblemDefinition Away(TimeSpan? retryAfter) =>
        retryAfter > Problem.TemporarilyUnavailable.RetryAfter ? Problem.TemporarilyUnavailable with { RetryAfter = retryAfter } : Problem.TemporarilyUnavailable;
}
