using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KErp.Data.Identity;

/// <summary>A company with its owner, the owner's first session and the mails that go with it: all or nothing.</summary>
public sealed class SignUpStore(CompanyDatabase database)
{
    /// <returns>The refresh token of the session; null when the address belongs to a user already.</returns>
    public async Task<string?> AddAsync(
        Company company, User owner, Session session, OneTimeToken confirmation, Mail mail, Caller caller, CancellationToken cancellation)
    {
        try
        {
            return await database.RunAsync(
                company.Id,
                async db =>
                {
                    db.Users.Add(owner);
                    db.OneTimeTokens.Add(confirmation);
                    db.Mails.Add(mail);
                    db.AddCompany(company, owner.Id, caller);
                    var refreshToken = db.AddSession(session);
                    await db.SaveChangesAsync(cancellation);
                    return refreshToken;
                },
                cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PlatformModel.UserEmailIndex })
        {
            return null;
        }
    }
}

internal static class CompanyWriting
{
    public static void AddCompany(this KErpDbContext db, Company company, Guid owner, Caller caller)
    {
        db.Companies.Add(company);
        db.Memberships.Add(new Membership { UserId = owner, CompanyId = company.Id, Role = Role.Owner, CreatedAt = company.CreatedAt });
        db.Record(caller, company.CreatedAt, "company.create", "company", company.Id.ToString());
        db.Record(caller, company.CreatedAt, "member.add", "user", owner.ToString(), reason: EnumText.Of(Role.Owner));
    }
}
