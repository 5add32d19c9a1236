using System.ComponentModel.DataAnnotations;

namespace KErp.Api.Provider;

/// <summary>When the company is told about its account at the provider.</summary>
public sealed class ProviderOptions
{
    public const string Section = "Provider";

    /// <summary>Days before the certificate's end from which on the company is warned.</summary>
    [Range(0, 365)]
    public int CertificateWarningDays { get; init; } = 30;
}
