using System.Security.Cryptography;
using System.Text;

namespace KErp.Kubernetes.Model;

/// <summary>
/// Secrets of the environment that runs on a developer's own machine. They are the same for everybody and stand in the
/// repository: they protect nothing but the wrong cluster from being written to by mistake.
/// </summary>
internal static class DevSecret
{
    private static readonly string[] KeyRings = [Parameters.JwtSecret, Parameters.EncryptionKey];

    public static string For(string parameter)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"kerp development {parameter}"));
        return KeyRings.Contains(parameter) ? $"dev:{Convert.ToBase64String(bytes)}"
            : parameter == Parameters.PopbillApiKey ? Convert.ToBase64String(bytes)
            : parameter == Parameters.SmtpUrl ? "smtp://mail:1025?tls=none"
            : Convert.ToHexStringLower(bytes)[..24];
    }
}
