namespace KErp.Messaging;

/// <param name="Url">One server or several with commas between, without credentials.</param>
/// <param name="User">With <paramref name="Password"/>; or neither, and a <paramref name="Token"/>.</param>
public sealed record BrokerAddress(string Url, string? User, string? Password, string? Token);
