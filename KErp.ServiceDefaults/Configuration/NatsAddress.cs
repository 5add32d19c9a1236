namespace KErp.ServiceDefaults;

/// <summary>Where NATS is and who we are there. <see cref="Url"/> holds no secret and may be logged.</summary>
/// <param name="Url">One server or several with commas between: <c>nats://host:4222</c>.</param>
/// <param name="Token">Instead of user and password: a URL whose user part has no colon.</param>
public sealed record NatsAddress(string Url, string? User, string? Password, string? Token)
{
    /// <summary>The address alone, so that logging the record gives nothing away.</summary>
    public override string ToString() => Url;
}
