using KErp.Data.Audit;
using KErp.Data.Idempotency;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KErp.Data.Identity;

public enum Acceptance
{
    Accepted,

    /// <summary>Used by another request meanwhile, or the company has left.</summary>
    Invalid,
    AlreadyMember,
    EmailTaken,
}

/// <summary>Invitations into a company.</summary>
public sealed class InvitationStore(CompanyDatabase database, IdempotentCreation creation)
{
    public Task<CreationOutcome> AddAsync(
        OneTimeToken invitation, Mail mail, RequestKey key, SavedResponse response, Caller caller, CancellationToken cancellation) =>
        creation.RunAsync(
            invitation.CompanyId!.Value, key, response, invitation.CreatedAt,
            db =>
            {
                db.OneTimeTokens.Add(invitation);
                db.Mails.Add(mail);
                db.Record(caller, invitation.CreatedAt, "member.invite", "mail", mail.Id.ToString(), reason: EnumText.Of(invitation.Role!.Value));
                return Task.FromResult<CreationOutcome>(new CreationOutcome.Created());
            },
            cancellation);

    /// <summary>The user joins the company, and the session is opened there.</summary>
    /// <param name="isNew">The user is added too.</param>
    public async Task<(Acceptance Outcome, string? RefreshToken)> AcceptAsync(
        OneTimeToken invitation, User user, bool isNew, Session session, Caller caller, CancellationToken cancellation)
    {
        try
        {
            return await database.RunAsync(
                invitation.CompanyId!.Value, db => AcceptAsync(db, invitation, user, isNew, session, caller, cancellation), cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: var constraint })
        {
            return (constraint == PlatformModel.UserEmailIndex ? Acceptance.EmailTaken : Acceptance.AlreadyMember, null);
        }
    }

    private static async Task<(Acceptance, string?)> AcceptAsync(
        KErpDbContext db, OneTimeToken invitation, User user, bool isNew, Session session, Caller caller, CancellationToken cancellation)
    {
        var (company, role, now) = (invitation.CompanyId!.Value, invitation.Role!.Value, session.CreatedAt);
        if (!await db.UseAsync(invitation, now, cancellation)) return (Acceptance.Invalid, null);
        var open = await db.Database.SqlQuery<Guid>($"SELECT id FROM companies WHERE id = {company} AND closed_at IS NULL FOR SHARE").ToListAsync(cancellation);
        if (open.Count == 0) return (Acceptance.Invalid, null);
        if (isNew) db.Users.Add(user);
        db.Memberships.Add(new Membership { UserId = user.Id, CompanyId = company, Role = role, CreatedAt = now });
        db.Record(caller, now, "member.add", "user", user.Id.ToString(), reason: EnumText.Of(role));
        var refreshToken = db.AddSession(session);
        await db.SaveChangesAsync(cancellation);
        return (Acceptance.Accepted, refreshToken);
    }
}
