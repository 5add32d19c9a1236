using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data;

/// <summary>The tables that belong to no company: users, their memberships, sessions and mails, the running replicas, what the provider told us, and the runs of schedules and backups.</summary>
internal static class PlatformModel
{
    internal const string UserEmailIndex = "ix_users_normalized_email";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<User>(user =>
        {
            user.ToTable("users");
            user.HasIndex(u => u.NormalizedEmail, UserEmailIndex).IsUnique();
        });
        model.Entity<Membership>(membership =>
        {
            membership.ToTable("memberships");
            membership.HasKey(m => new { m.UserId, m.CompanyId });
            membership.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
            membership.HasOne<Company>().WithMany().HasForeignKey(m => m.CompanyId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("sessions");
            session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
            session.HasIndex(s => s.ExpiresAt, "ix_sessions_active").HasFilter("revoked_at is null");
            session.HasIndex(s => s.RevokedAt, "ix_sessions_revoked").HasFilter("revoked_at is not null");
        });
        model.Entity<RefreshToken>(token =>
        {
            token.ToTable("refresh_tokens");
            token.HasKey(t => t.Hash);
            token.HasOne<Session>().WithMany().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<OneTimeToken>(token =>
        {
            token.ToTable("one_time_tokens");
            token.HasKey(t => t.Hash);
            token.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
            token.HasOne<Company>().WithMany().HasForeignKey(t => t.CompanyId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Mail>(mail =>
        {
            mail.ToTable("mails");
            mail.HasIndex(m => m.DueAt, "ix_mails_due").HasFilter("sent_at is null and failed_at is null");
        });
        model.Entity<Replica>().ToTable("replicas");
        model.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("webhook_deliveries", table => table.HasCheckConstraint("ck_webhook_deliveries_state", "state in ('pending', 'done', 'failed')"));
            delivery.HasKey(d => d.EventId);
            delivery.HasIndex(d => d.DueAt, "ix_webhook_deliveries_due").HasFilter("state = 'pending'");
        });
        model.Entity<JobRun>(run =>
        {
            run.ToTable("job_runs");
            run.HasKey(r => new { r.Job, r.DueAt });
        });
        model.Entity<BackupRun>(run =>
        {
            // A run that does not say why it failed has to say what it made.
            run.ToTable("backup_runs", table => table.HasCheckConstraint(
                "ck_backup_runs_ending", "failure is not null or coalesce(size_bytes > 0 and sha256 ~ '^[0-9a-f]{64}$', false)"));
            run.HasKey(r => r.Name);
        });
    }
}
