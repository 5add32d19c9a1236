namespace KErp.ServiceDefaults;

public enum SmtpEncryption
{
    /// <summary>STARTTLS, and no mail to a server that has none: an opportunistic client is talked out of it by anyone between.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None.</summary>
    None,
}

/// <summary>Where the mail server is and who we are there.</summary>
/// <param name="User">With <paramref name="Password"/>, or neither.</param>
public sealed record SmtpAddress(string Host, int Port, SmtpEncryption Encryption, string? User, string? Password)
{
    /// <summary>The address alone, so that logging the record gives nothing away.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
