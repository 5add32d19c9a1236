using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KErp.Transport.Tests;

/// <summary>An issuer made for one run, and the certificates it issues, as PEM files.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Begin = DateTimeOffset.UtcNow.AddHours(-1);
    private readonly string _folder;
    private readonly X509Certificate2 _issuer;

    public TestAuthority(string folder, string name)
    {
        _folder = folder;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        _issuer = request.CreateSelfSigned(Begin, Begin.AddDays(2));
        CaFile = Path.Combine(folder, $"{name}.crt");
        File.WriteAllText(CaFile, _issuer.ExportCertificatePem());
    }

    public string CaFile { get; }

    /// <summary>A certificate for this host name and no other, for a server or a client.</summary>
    public PemFiles Issue(string name, string host = "localhost")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1"), new("1.3.6.1.5.5.7.3.2")], false));
        using var certificate = request.Create(_issuer, Begin, Begin.AddDays(1), RandomNumberGenerator.GetBytes(16));
        var files = new PemFiles(Path.Combine(_folder, $"{name}.crt"), Path.Combine(_folder, $"{name}.key"));
        File.WriteAllText(files.Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(files.Key, key.ExportPkcs8PrivateKeyPem());
        return files;
    }

    public void Dispose() => _issuer.Dispose();
}

internal sealed record PemFiles(string Certificate, string Key);
