using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KErp.Data.Encryption;

/// <summary>
/// Finds a sealed value without opening any: an HMAC-SHA256 as <c>key-id:base64url</c>. Equal values of two companies, or of
/// two columns, do not look equal. While keys overlap a value may stand under any of them, so look for all.
/// </summary>
public sealed class BlindIndex(KeyRing keys)
{
    private readonly Dictionary<string, byte[]> _derived = keys.Derive("kerp blind index");

    /// <summary>How a value begins that was made with the current key.</summary>
    public string CurrentPrefix { get; } = $"{keys.CurrentId}:";

    /// <summary>What to store.</summary>
    /// <param name="column">Table and column of the sealed value, such as <see cref="EncryptedColumn.Name"/>.</param>
    /// <param name="plain">Normalised: what is to be found must be the same to the character.</param>
    public string Of(string column, Guid company, string plain) => Under(keys.CurrentId, column, company, plain);

    /// <summary>What to look for, the value under the current key first.</summary>
    public string[] UnderAllKeys(string column, Guid company, string plain) => [.. keys.Ids.Select(id => Under(id, column, company, plain))];

    // No column holds a NUL and an id has a fixed length: two different inputs never make one text.
    private string Under(string keyId, string column, Guid company, string plain) =>
        $"{keyId}:{Base64Url.EncodeToString(HMACSHA256.HashData(_derived[keyId], Encoding.UTF8.GetBytes($"{column}\0{company}\0{plain}")))}";
}
