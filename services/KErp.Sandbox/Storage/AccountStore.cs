using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Storage;

/// <param name="CertificateExpires">Nothing: no certificate was registered.</param>
/// <param name="Points">Nothing: plenty, and issuing takes none of them.</param>
internal sealed record Account(bool Member, DateTimeOffset? CertificateExpires, long? Points);

/// <summary>What businesses have at Popbill. All may issue unless they were told apart by <c>/_sandbox/accounts</c>.</summary>
internal sealed class AccountStore(SandboxDatabase database, TimeProvider clock)
{
    public Account Find(string corpNum)
    {
        using var connection = database.Read();
        return Find(connection, corpNum);
    }

    public Account Find(SqliteConnection connection, string corpNum)
    {
        using var command = connection.Command(
            "SELECT member, certificate_expires, points FROM account WHERE corp_num = $corpNum", ("$corpNum", corpNum));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new Account(row.GetBoolean(0), row.TimeOrNull(1), row.IsDBNull(2) ? null : row.GetInt64(2))
            : new Account(Member: true, clock.GetUtcNow().AddYears(1), Points: null);
    }

    public Task<Account> ChangeAsync(string corpNum, Func<Account, Account> change) => database.WriteAsync(connection =>
    {
        var account = change(Find(connection, corpNum));
        Save(connection, corpNum, account);
        return account;
    });

    /// <summary>Takes the price of one invoice, where points are counted at all.</summary>
    public static void Charge(SqliteConnection connection, string corpNum, long price) => connection.Execute(
        "UPDATE account SET points = points - $price WHERE corp_num = $corpNum", ("$price", price), ("$corpNum", corpNum));

    private static void Save(SqliteConnection connection, string corpNum, Account account) => connection.Execute(
        """
        INSERT INTO account (corp_num, member, certificate_expires, points) VALUES ($corpNum, $member, $expires, $points)
        ON CONFLICT (corp_num) DO UPDATE SET
            member = excluded.member, certificate_expires = excluded.certificate_expires, points = excluded.points
        """,
        ("$corpNum", corpNum),
        ("$member", account.Member),
        ("$expires", account.CertificateExpires?.ToUnixTimeMilliseconds()),
        ("$points", account.Points));
}
