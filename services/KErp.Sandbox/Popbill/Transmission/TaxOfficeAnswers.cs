using System.Text.RegularExpressions;
using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Popbill.Transmission;

/// <summary>What the tax office says to a document: that it is fine, unless it was told to say something else.</summary>
internal static partial class TaxOfficeAnswers
{
    public const string Success = "SUC001";

    /// <summary>Three letters and three digits, as <c>SYN003</c>.</summary>
    public static bool IsCode(string? text) => text is not null && Code().IsMatch(text);

    /// <summary>Goes by the seller's key, or the buyer's for a document that the seller gave none.</summary>
    public static string For(SqliteConnection connection, StoredInvoice invoice) =>
        connection.Scalar("SELECT code FROM nts_answer WHERE mgt_key = $key", ("$key", invoice.SellerKey ?? invoice.BuyerKey)) as string
        ?? Success;

    public static void Set(SqliteConnection connection, string mgtKey, string code) => connection.Execute(
        "INSERT INTO nts_answer (mgt_key, code) VALUES ($key, $code) ON CONFLICT (mgt_key) DO UPDATE SET code = excluded.code",
        ("$key", mgtKey), ("$code", code));

    [GeneratedRegex(@"\A[A-Z]{3}[0-9]{3}\z")]
    private static partial Regex Code();
}
