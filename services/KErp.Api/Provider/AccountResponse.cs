using KErp.Api.Invoices;
using KErp.Api.Problems;
using KErp.TaxClient;

namespace KErp.Api.Provider;

/// <summary>Whether the company can issue, and what to do if not.</summary>
/// <param name="Certificate">공동인증서.</param>
/// <param name="Points">What issuing is paid with.</param>
/// <param name="PointsPerInvoice">What one tax invoice costs.</param>
/// <param name="CanIssue">False while a problem stands against it; a certificate that expires soon does not.</param>
public sealed record AccountResponse(
    bool Member, CertificateResponse Certificate, long Points, long PointsPerInvoice, bool CanIssue, IReadOnlyList<AccountProblemResponse> Problems)
{
    /// <param name="today">In Korea.</param>
    /// <param name="warningDays">Before the certificate's end.</param>
    public static AccountResponse Of(ProviderAccount account, DateOnly today, int warningDays)
    {
        var certificate = CertificateResponse.Of(account, today);
        var problems = Find(account, certificate, warningDays).ToList();
        var canIssue = problems.TrueForAll(problem => problem == ProviderProblems.CertificateExpiresSoon);
        return new AccountResponse(
            account.Member, certificate, account.Points, account.PointsPerInvoice, canIssue, [.. problems.Select(AccountProblemResponse.Of)]);
    }

    /// <summary>Who is no member has nothing else to be told yet.</summary>
    private static IEnumerable<ProblemDefinition> Find(ProviderAccount account, CertificateResponse certificate, int warningDays)
    {
        if (!account.Member)
        {
            yield return ProviderProblems.NotAMember;
            yield break;
        }

        if (!certificate.Registered) yield return ProviderProblems.CertificateMissing;
        else if (certificate.DaysLeft < 0) yield return ProviderProblems.CertificateExpired;
        else if (certificate.DaysLeft <= warningDays) yield return ProviderProblems.CertificateExpiresSoon;
        if (account.Points < account.PointsPerInvoice) yield return ProviderProblems.PointsExhausted;
    }
}

/// <param name="ExpiresOn">The last day on which it is good.</param>
/// <param name="DaysLeft">From today in Korea; 0 on the last day, negative after it.</param>
public sealed record CertificateResponse(bool Registered, DateOnly? ExpiresOn, int? DaysLeft)
{
    internal static CertificateResponse Of(ProviderAccount account, DateOnly today) =>
        new(account.CertificateRegistered, account.CertificateExpiresOn, account.CertificateExpiresOn?.DayNumber - today.DayNumber);
}

/// <param name="Code">Stable, for programs.</param>
/// <param name="Messages">What to do.</param>
public sealed record AccountProblemResponse(string Code, MessagesResponse Messages)
{
    internal static AccountProblemResponse Of(ProblemDefinition problem) => new(problem.Code, new MessagesResponse(problem.Korean, problem.English));
}

/// <param name="Url">Where the company registers its 공동인증서, in a browser.</param>
/// <param name="ExpiresInSeconds">How long the address is good.</param>
public sealed record CertificateLinkResponse(string Url, int ExpiresInSeconds);
