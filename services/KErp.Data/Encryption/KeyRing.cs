using System.Security.Cryptography;
using System.Text;

namespace KErp.Data.Encryption;

/// <summary>
/// Keys with ids, as <c>id:base64[,id:base64…]</c>: the first one is used for what is new, all of them for what is there.
/// A new key goes behind the others first, so that all can use it, then in front; the old one is taken out once nothing needs it.
/// </summary>
public sealed class KeyRing
{
    public const int MinimumBytes = 32;
    private readonly IReadOnlyDictionary<string, byte[]> _byId;

    private KeyRing(IReadOnlyList<string> ids, IReadOnlyDictionary<string, byte[]> byId) => (Ids, _byId) = (ids, byId);

    /// <summary>All key ids, the current one first.</summary>
    public IReadOnlyList<string> Ids { get; }
    public string CurrentId => Ids[0];

    /// <returns>Null when there is no key of that id.</returns>
    public byte[]? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>For each key a 256-bit one for this purpose only, by id: no key serves two purposes.</summary>
    public Dictionary<string, byte[]> Derive(string purpose) => Ids.ToDictionary(
        id => id, id => HKDF.DeriveKey(HashAlgorithmName.SHA256, _byId[id], 32, info: Encoding.UTF8.GetBytes(purpose)), StringComparer.Ordinal);

    /// <param name="text">The setting's value.</param>
    /// <param name="setting">Its name, for the message.</param>
    /// <exception cref="FormatException">It names the setting and the entry that is wrong, never a key.</exception>
    public static KeyRing Parse(string? text, string setting)
    {
        var ids = new List<string>();
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (entry, number) in (text ?? "").Split(',', StringSplitOptions.TrimEntries).Select((e, i) => (e, i + 1)))
        {
            var separator = entry.IndexOf(':', StringComparison.Ordinal);
            var id = separator > 0 ? entry[..separator] : "";
            if (id.Length is 0 or > 32 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
                throw Wrong("must be id:base64, the id of 1 to 32 letters, digits, '-', '_' or '.'");
            if (!keys.TryAdd(id, Decode(entry[(separator + 1)..]))) throw Wrong($"repeats the id {id}");
            ids.Add(id);

            FormatException Wrong(string what) => new($"{setting}: entry {number} {what}.");
            byte[] Decode(string base64)
            {
                var bytes = new byte[base64.Length];
                if (!Convert.TryFromBase64String(base64, bytes, out var length)) throw Wrong("is not base64");
                return length >= MinimumBytes ? bytes[..length] : throw Wrong($"has {length} bytes; at least {MinimumBytes} are needed");
            }
        }

        return new KeyRing(ids, keys);
    }
}
