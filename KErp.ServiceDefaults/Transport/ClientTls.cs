using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KErp.Names;

namespace KErp.ServiceDefaults;

/// <summary>
/// Whom this process trusts, and how it shows itself, when it connects by TLS. Chain and host name are always verified. The
/// files are read at each handshake: a rotated one holds from the next connection on, without a restart.
/// </summary>
public sealed class ClientTls
{
    /// <summary>PEM bundle of the only issuers that are trusted; the system's when null.</summary>
    public string? CaFile { get; set; }

    /// <summary>PEM certificate for servers that ask for one, issued by what they trust without a link between.</summary>
    public string? CertificateFile { get; set; }

    public string? KeyFile { get; set; }

    /// <summary>Null when the system's own verification is all that is asked for.</summary>
    public RemoteCertificateValidationCallback? Verification => CaFile is null ? null : IsOfTrustedIssuer;

    /// <summary>Null when there is no certificate to show.</summary>
    public LocalCertificateSelectionCallback? Selection => CertificateFile is null ? null : (_, _, _, _, _) => OwnCertificate();

    public void Configure(SslClientAuthenticationOptions options)
    {
        options.RemoteCertificateValidationCallback = Verification;
        options.LocalCertificateSelectionCallback = Selection;
    }

    /// <summary>What would make every connection fail, in the names of the settings.</summary>
    internal IEnumerable<string> Problems()
    {
        if (CaFile is not null && Problem(() => TrustedIssuers().Count > 0) is { } unreadable)
            yield return $"{EnvironmentVariables.TlsCaFile} {unreadable}";
        if (CertificateFile is null != KeyFile is null)
            yield return $"{EnvironmentVariables.TlsCertFile} and {EnvironmentVariables.TlsKeyFile} must be set together.";
        else if (CertificateFile is not null && Problem(() => OwnCertificate().HasPrivateKey) is { } mismatch)
            yield return $"{EnvironmentVariables.TlsCertFile} with {EnvironmentVariables.TlsKeyFile} {mismatch}";
    }

    private static string? Problem(Func<bool> isUsable)
    {
        try
        {
            return isUsable() ? null : "holds no certificate.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return $"cannot be used: {e.Message}";
        }
    }

    // The chain was judged by the system's issuers and is judged again by ours; the verdict on the name stands.
    private bool IsOfTrustedIssuer(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown || chain is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
            return false;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(TrustedIssuers());
        return chain.Build(shown);
    }

    private X509Certificate2Collection TrustedIssuers()
    {
        var issuers = new X509Certificate2Collection();
        issuers.ImportFromPemFile(CaFile!);
        return issuers;
    }

    private X509Certificate2 OwnCertificate() => X509Certificate2.CreateFromPemFile(CertificateFile!, KeyFile);
}
