namespace KErp.ServiceDefaults;

/// <summary>
/// <c>smtps://</c> is TLS from the start, <c>smtp://</c> is STARTTLS. Unencrypted mail has to be asked for by name,
/// <c>smtp://host:25?tls=none</c>, and then goes without a password.
/// </summary>
internal static class SmtpSetting
{
    public const string ProtectionRule = "must not have tls=none";
    private const int SubmissionPort = 587;
    private const int TlsPort = 465;

    public static SmtpAddress Read(ConnectionSetting setting)
    {
        var url = ConnectionUrl.Parse(setting, setting.Value, "smtp", "smtps");
        if (url.Path.Length > 0)
            throw setting.Error("must end after the port.");
        if (url.User is null != url.Password is null)
            throw setting.Error("must have user and password or neither.");
        var encryption = Encryption(setting, url);
        if (encryption is SmtpEncryption.None && url.Password is not null)
            throw setting.Error("would send the password in the clear: tls=none goes without user and password.");
        return new SmtpAddress(url.Host, url.PortOr(encryption is SmtpEncryption.Tls ? TlsPort : SubmissionPort), encryption, url.User, url.Password);
    }

    public static bool IsProtected(ConnectionSetting setting) => Read(setting).Encryption is not SmtpEncryption.None;

    private static SmtpEncryption Encryption(ConnectionSetting setting, ConnectionUrl url) => (url.Scheme, url.Query.ToArray()) switch
    {
        ("smtps", []) => SmtpEncryption.Tls,
        ("smtp", []) => SmtpEncryption.StartTls,
        ("smtp", [("tls", "none")]) => SmtpEncryption.None,
        _ => throw setting.Error("has an unknown parameter. Known: tls=none, of smtp://."),
    };
}
