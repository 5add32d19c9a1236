using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Accounts;

/// <summary>What a business needs at Popbill before it may issue.</summary>
internal sealed class AccountRules(AccountStore accounts, TimeProvider clock)
{
    /// <summary>Points that one issued invoice costs.</summary>
    public const long UnitCost = 100;

    /// <param name="seller">Whose certificate signs.</param>
    /// <param name="payer">Who pays the points.</param>
    public ProviderError? FirstBroken(SqliteConnection connection, string seller, string payer)
    {
        var account = accounts.Find(connection, seller);
        if (!account.Member)
            return PopbillErrors.NotMember;
        return Certificate(account) ?? (accounts.Find(connection, payer).Points < UnitCost ? PopbillErrors.NoPoints : null);
    }

    public ProviderError? Certificate(Account account)
    {
        if (account.CertificateExpires is not { } expires)
            return PopbillErrors.NoCertificate;
        return expires <= clock.GetUtcNow() ? PopbillErrors.CertificateExpired : null;
    }
}
