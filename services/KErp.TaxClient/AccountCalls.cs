using KErp.Data.Model;
using KErp.Protos.Tax.V1;

namespace KErp.TaxClient;

/// <summary>The company at the provider.</summary>
/// <param name="CertificateExpiresOn">Null when the certificate is not registered.</param>
/// <param name="Points">What issuing is paid with.</param>
/// <param name="PointsPerInvoice">What one tax invoice costs.</param>
public sealed record ProviderAccount(bool Member, bool CertificateRegistered, DateOnly? CertificateExpiresOn, long Points, long PointsPerInvoice);

/// <summary>A first login at the provider. A class and not a record: its text does not show the password.</summary>
public sealed class ProviderLogin
{
    public required string UserId { get; init; }
    public required string Password { get; init; }
    public required string ContactName { get; init; }
    public required string ContactEmail { get; init; }
    public required string ContactPhone { get; init; }
}

/// <summary>What is asked about the company's own account at the provider.</summary>
public sealed class AccountCalls(TaxScraperGateway gateway)
{
    public async Task<Answer<ProviderAccount>> GetAsync(string businessNumber)
    {
        var request = new GetAccountRequest { BusinessNumber = businessNumber };
        var answer = await gateway.AskAsync((client, options) => client.GetAccountAsync(request, options));
        return answer.Then(account => new ProviderAccount(
            account.Member, account.CertificateRegistered, ContractText.Date(account.CertificateExpiresOn), account.Points, account.PointsPerInvoice));
    }

    /// <summary>Makes the company a member; done also when it is one already.</summary>
    public async Task<Answer<bool>> JoinAsync(PartySnapshot company, ProviderLogin login)
    {
        var request = new JoinProviderRequest
        {
            Company = InvoiceMapping.ToMessage(company),
            UserId = login.UserId,
            Password = login.Password,
            ContactName = login.ContactName,
            ContactEmail = login.ContactEmail,
            ContactPhone = login.ContactPhone,
        };
        return (await gateway.CommandAsync((client, options) => client.JoinProviderAsync(request, options))).Then(_ => true);
    }

    /// <summary>Where the company registers its 공동인증서; good for 30 seconds.</summary>
    public async Task<Answer<string>> CertificateUrlAsync(string businessNumber)
    {
        var request = new GetCertificateUrlRequest { BusinessNumber = businessNumber };
        return (await gateway.AskAsync((client, options) => client.GetCertificateUrlAsync(request, options))).Then(response => response.Url);
    }
}
