using System.Security.Cryptography;
using KErp.Data.Encryption;
using KErp.Data.Model;
using KErp.Domain.Invoices;

namespace KErp.Data.Invoices;

/// <summary>How the number of a buyer who is no business is kept: the one place that turns it into a column and back.</summary>
public sealed class BuyerIdentities(FieldCipher cipher)
{
    private static readonly EncryptedColumn Column = EncryptedColumns.BuyerIdentity;

    /// <returns>Null for a business.</returns>
    public string? Seal(IdentityNumber? number, Guid company, Guid invoice) =>
        number is { } known ? cipher.Seal(known.Reveal(), Column.Place(company, invoice)) : null;

    /// <returns>Null for a business.</returns>
    /// <exception cref="CryptographicException">The value was tampered with, or its key is not configured.</exception>
    public IdentityNumber? Open(Invoice invoice) => invoice.BuyerIdentity is { } sealedNumber
        ? IdentityNumber.Parse(cipher.Open(sealedNumber, Column.Place(invoice.CompanyId, invoice.Id)))
        : null;
}
