namespace KErp.Sandbox;

/// <summary>Section <c>Sandbox</c> of the configuration.</summary>
/// <param name="LinkId">The partner's id at Linkhub. Required.</param>
/// <param name="Secret">Decoded from <c>SecretKey</c>, base64. Required.</param>
/// <param name="Database">File that keeps the documents; default <c>.kerp/sandbox.db</c> below the content root.</param>
/// <param name="SmtpPort">Where it takes mails, on the loopback; 0 is any free port.</param>
/// <param name="TokenLifetime">How long a session token works.</param>
/// <param name="DateTolerance">How far <c>x-lh-date</c> may be from the sandbox's clock.</param>
/// <param name="Transmission">When an issued document changes its NTS state.</param>
/// <param name="Webhook">Where and how changes are told.</param>
/// <param name="BulkDuration">From the receipt of a bulk submission to its end; running takes the second half.</param>
/// <param name="HomeTaxDuration">From the request of a collection job to its end; running takes the second half.</param>
public sealed record SandboxOptions(
    string LinkId,
    byte[] Secret,
    string Database,
    int SmtpPort,
    TimeSpan TokenLifetime,
    TimeSpan DateTolerance,
    TransmissionOptions Transmission,
    WebhookOptions Webhook,
    TimeSpan BulkDuration,
    TimeSpan HomeTaxDuration)
{
    public const string Section = "Sandbox";

    /// <summary>Linkhub's keys are longer; this refuses what is surely a mistake.</summary>
    private const int MinimumSecretBytes = 16;

    private const int DefaultSmtpPort = 1025;

    private static readonly TimeSpan ShortWork = TimeSpan.FromMilliseconds(400);

    /// <exception cref="SandboxRefusedToStartException">Names every wrong key at once.</exception>
    public static SandboxOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new OptionsReader(configuration.GetSection(Section));
        var options = new SandboxOptions(
            reader.Text("LinkId"),
            reader.Secret("SecretKey", MinimumSecretBytes),
            Path.GetFullPath(reader.TextOr("Database", Path.Combine(".kerp", "sandbox.db")), environment.ContentRootPath),
            reader.Port("SmtpPort", DefaultSmtpPort),
            reader.Duration("TokenLifetime", TimeSpan.FromMinutes(30)),
            reader.Duration("DateTolerance", TimeSpan.FromMinutes(5)),
            TransmissionOptions.Read(reader),
            WebhookOptions.Read(reader),
            reader.Duration("Bulk:Duration", ShortWork),
            reader.Duration("HomeTax:Duration", ShortWork));
        reader.ThrowIfAnyFailed();
        return options;
    }
}
