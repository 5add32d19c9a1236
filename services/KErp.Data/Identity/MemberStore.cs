using KErp.Data.Audit;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

public sealed record Member(Guid UserId, string Email, string Name, Role Role, bool TwoFactorEnabled, DateTimeOffset JoinedAt);

public abstract record MemberChange
{
    private MemberChange() { }

    /// <summary>The sessions of the member are over.</summary>
    public sealed record Done(IReadOnlyList<Guid> EndedSessions) : MemberChange;

    public sealed record NotFound : MemberChange;

    /// <summary>The company would be left without an owner.</summary>
    public sealed record LastOwner : MemberChange;
}

/// <summary>Who belongs to a company and as what.</summary>
public sealed class MemberStore(CompanyDatabase database)
{
    /// <summary>In the order in which they joined.</summary>
    public Task<List<Member>> ListAsync(Guid company, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db => db.Memberships.Where(m => m.CompanyId == company)
                .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new { m, u })
                .OrderBy(x => x.m.CreatedAt).ThenBy(x => x.u.Id)
                .Select(x => new Member(x.u.Id, x.u.Email, x.u.Name, x.m.Role, x.u.TwoFactorEnabled, x.m.CreatedAt)).ToListAsync(cancellation),
            cancellation);

    public Task<bool> IsMemberAsync(Guid company, string normalizedEmail, CancellationToken cancellation) =>
        database.RunAsync(
            company,
            db => db.Memberships.AnyAsync(m => m.CompanyId == company && db.Users.Any(u => u.Id == m.UserId && u.NormalizedEmail == normalizedEmail), cancellation),
            cancellation);

    public Task<MemberChange> ChangeRoleAsync(Guid company, Guid user, Role role, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(company, user, role, caller, now, cancellation);

    /// <summary>Invitations that are still out for the same address are void too.</summary>
    public Task<MemberChange> RemoveAsync(Guid company, Guid user, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(company, user, role: null, caller, now, cancellation);

    private Task<MemberChange> ChangeAsync(Guid company, Guid user, Role? role, Caller caller, DateTimeOffset now, CancellationToken cancellation) =>
        database.RunAsync<MemberChange>(
            company,
            async db =>
            {
                // All rows of the company: two owners who remove each other at once take turns, and the second finds one owner left.
                var members = await db.Memberships.FromSql($"SELECT * FROM memberships WHERE company_id = {company} ORDER BY user_id FOR UPDATE").ToListAsync(cancellation);
                if (members.Find(m => m.UserId == user) is not { } member) return new MemberChange.NotFound();
                if (member.Role is Role.Owner && role is not Role.Owner && members.Count(m => m.Role is Role.Owner) == 1) return new MemberChange.LastOwner();
                if (role is { } next) member.Role = next;
                else await RemoveAsync(db, member, now, cancellation);
                db.Record(caller, now, role is null ? "member.remove" : "member.change", "user", user.ToString(), reason: role is { } word ? EnumText.Of(word) : null);
                // All of them, also those in another company now: a session that was switched may have left a token for this one.
                var revocation = new Revocation(RevocationReasons.RoleChanged, caller, company, now);
                return new MemberChange.Done(await db.RevokeSessionsAsync(s => s.UserId == user, revocation, cancellation));
            },
            cancellation);

    private static Task<int> RemoveAsync(KErpDbContext db, Membership member, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Memberships.Remove(member);
        return db.Database.ExecuteSqlAsync(
            $"""
             UPDATE one_time_tokens SET used_at = {now} WHERE company_id = {member.CompanyId} AND used_at IS NULL
                 AND upper(email) = (SELECT normalized_email FROM users WHERE id = {member.UserId})
             """,
            cancellation);
    }
}
