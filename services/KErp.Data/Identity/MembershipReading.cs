using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

internal static class MembershipReading
{
    /// <summary>
    /// The user's role in the company of the transaction; null without a membership or when the company has left. Held
    /// until the end of the transaction: who changes a role, removes a member or closes the company waits for the session
    /// that is being opened, and then finds it to revoke it.
    /// </summary>
    public static async Task<Role?> RoleForShareAsync(this KErpDbContext db, Guid user, CancellationToken cancellation)
    {
        var found = await db.Memberships.FromSql(
            $"""
             SELECT m.* FROM memberships m JOIN companies c ON c.id = m.company_id
             WHERE m.user_id = {user} AND m.company_id = {db.CurrentCompany} AND c.closed_at IS NULL FOR SHARE
             """).AsNoTracking().ToListAsync(cancellation);
        return found.SingleOrDefault()?.Role;
    }
}
