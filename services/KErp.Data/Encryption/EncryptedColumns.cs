namespace KErp.Data.Encryption;

/// <param name="Table">Table in schema <c>public</c>.</param>
/// <param name="Column">Holds values sealed by <see cref="FieldCipher"/>; null or empty where there is nothing to hide.</param>
/// <param name="Key">The primary key, all uuids; the company first where the row has one.</param>
/// <param name="IndexColumn">Holds the <see cref="BlindIndex"/> of the same value, for rows of a company.</param>
public sealed record EncryptedColumn(string Table, string Column, IReadOnlyList<string> Key, string? IndexColumn = null)
{
    public string Name => $"{Table}.{Column}";

    /// <summary>What a value is bound to: <c>table.column:key[:key]</c>.</summary>
    public string Place(params ReadOnlySpan<Guid> key) => $"{Name}:{string.Join(':', key.ToArray())}";
}

/// <summary>
/// Every column with sealed values, declared once: the place they are bound to is formed here, and the rotation of keys goes
/// through this list. Tests compare it with the model and with what the database holds.
/// </summary>
public static class EncryptedColumns
{
    public static readonly EncryptedColumn ResidentNumber = new("employees", "resident_number", ["company_id", "id"], "resident_number_index");
    public static readonly EncryptedColumn AuthenticatorKey = new("users", "authenticator_key", ["id"]);
    public static readonly EncryptedColumn BuyerIdentity = new("invoices", "buyer_identity", ["company_id", "id"]);
    public static readonly EncryptedColumn MailBody = new("mails", "body", ["id"]);

    public static readonly IReadOnlyList<EncryptedColumn> All = [ResidentNumber, BuyerIdentity, AuthenticatorKey, MailBody];
}
