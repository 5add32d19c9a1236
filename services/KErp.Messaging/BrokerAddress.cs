using System.Net.Security;

namespace KErp.Messaging;

/// <param name="Url">One server or several with commas between, without credentials.</param>
/// <param name="User">With <paramref name="Password"/>; or neither, and a <paramref name="Token"/>.</param>
/// <param name="Tls">Whom to trust, asked for at each connection to a <c>tls://</c> server.</param>
public sealed record BrokerAddress(string Url, string? User, string? Password, string? Token, Action<SslClientAuthenticationOptions> Tls);
