using KErp.Data.Model;
using KErp.Domain.Invoices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KErp.Data;

/// <summary>
/// The schema. Queries see one company: by the filters here and, should one be forgotten, by row-level security in the
/// database. Made by <see cref="Tenancy.CompanyDatabase"/>, which sets both.
/// </summary>
public sealed partial class KErpDbContext(DbContextOptions<KErpDbContext> options) : DbContext(options)
{
    internal Guid CurrentCompany { get; set; }

    public DbSet<Company> Companies => Set<Company>();
    public DbSet<Employee> Employees => Set<Employee>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<AuditLink> AuditChain => Set<AuditLink>();
    public DbSet<AuditCheckpoint> AuditCheckpoints => Set<AuditCheckpoint>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<User> Users => Set<User>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
    public DbSet<OneTimeToken> OneTimeTokens => Set<OneTimeToken>();
    public DbSet<Mail> Mails => Set<Mail>();
    public DbSet<Replica> Replicas => Set<Replica>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        Named<Role>(configurationBuilder);
        Named<TaxType>(configurationBuilder);
        Named<InvoicePurpose>(configurationBuilder);
        Named<InvoiceStatus>(configurationBuilder);
        Named<IssueType>(configurationBuilder);
        Named<BuyerKind>(configurationBuilder);
        Named<AmendmentReason>(configurationBuilder);
        Named<BusinessState>(configurationBuilder);
        Named<CollectionDirection>(configurationBuilder);
        Named<CollectionState>(configurationBuilder);
        Named<PayrollState>(configurationBuilder);
    }

    private static void Named<T>(ModelConfigurationBuilder configuration) where T : struct, Enum =>
        configuration.Properties<T>().HaveConversion<SnakeCaseEnumConverter<T>>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Company>(ConfigureCompany);
        ConfigureTaxInvoices(modelBuilder);
        modelBuilder.Entity<Employee>(ConfigureEmployee);
        ConfigurePayroll(modelBuilder);
        modelBuilder.Entity<AuditEntry>(ConfigureAudit);
        modelBuilder.Entity<AuditLink>(ConfigureAuditChain);
        modelBuilder.Entity<AuditCheckpoint>(ConfigureAuditCheckpoint);
        modelBuilder.Entity<IdempotencyKey>(ConfigureIdempotency);
        modelBuilder.Entity<OutboxMessage>(ConfigureOutbox);
        modelBuilder.Entity<InboxMessage>(ConfigureInbox);
        PlatformModel.Configure(modelBuilder);
    }

    private void ConfigureCompany(EntityTypeBuilder<Company> company)
    {
        company.ToTable("companies");
        company.HasKey(c => c.Id).HasName(CompanyConstraint);
        company.ComplexProperty(c => c.Party, party => party.Property(p => p.BusinessNumber).HasMaxLength(10));
        company.HasQueryFilter(c => c.Id == CurrentCompany);
    }

    private void ConfigureAudit(EntityTypeBuilder<AuditEntry> audit)
    {
        audit.ToTable("audit_log");
        // Partitioned by month, so the key holds the time; no foreign key, for the audit outlives the company.
        audit.HasKey(a => new { a.CompanyId, a.At, a.Id });
        audit.HasQueryFilter(a => a.CompanyId == CurrentCompany);
    }

    private void ConfigureAuditChain(EntityTypeBuilder<AuditLink> link)
    {
        link.ToTable("audit_chain");
        link.HasKey(l => new { l.CompanyId, l.Sequence });
        link.HasIndex(l => new { l.CompanyId, l.AuditId }).IsUnique();
        link.HasQueryFilter(l => l.CompanyId == CurrentCompany);
    }

    private void ConfigureAuditCheckpoint(EntityTypeBuilder<AuditCheckpoint> checkpoint)
    {
        checkpoint.ToTable("audit_checkpoints");
        checkpoint.HasKey(c => new { c.CompanyId, c.Sequence });
        checkpoint.HasQueryFilter(c => c.CompanyId == CurrentCompany);
    }

    private void ConfigureEmployee(EntityTypeBuilder<Employee> employee)
    {
        employee.ToTable("employees");
        employee.HasKey(e => new { e.CompanyId, e.Id });
        employee.HasOne<Company>().WithMany().HasForeignKey(e => e.CompanyId).OnDelete(DeleteBehavior.Restrict);
        employee.HasIndex(e => new { e.CompanyId, e.ResidentNumberIndex }).IsUnique();
        employee.HasQueryFilter(e => e.CompanyId == CurrentCompany);
    }

    private void ConfigureIdempotency(EntityTypeBuilder<IdempotencyKey> key)
    {
        key.ToTable("idempotency_keys");
        key.HasKey(k => new { k.CompanyId, k.Route, k.Key }).HasName(IdempotencyKeyConstraint);
        key.HasOne<Company>().WithMany().HasForeignKey(k => k.CompanyId).OnDelete(DeleteBehavior.Restrict);
        key.Property(k => k.Key).HasMaxLength(255);
        key.HasQueryFilter(k => k.CompanyId == CurrentCompany);
    }

    private void ConfigureOutbox(EntityTypeBuilder<OutboxMessage> outbox)
    {
        outbox.ToTable("outbox", table => table.HasCheckConstraint("ck_outbox_state", "state in ('pending', 'done', 'dead')"));
        outbox.HasOne<Company>().WithMany().HasForeignKey(o => o.CompanyId).OnDelete(DeleteBehavior.Restrict);
        outbox.HasIndex(o => o.Id, "ix_outbox_to_send").HasFilter("state = 'pending' and sent_at is null");
        outbox.HasIndex(o => o.SentAt, "ix_outbox_pending").HasFilter("state = 'pending'");
        outbox.HasQueryFilter(o => o.CompanyId == CurrentCompany);
    }

    private void ConfigureInbox(EntityTypeBuilder<InboxMessage> inbox)
    {
        inbox.ToTable("inbox", table => table.HasCheckConstraint(
            "ck_inbox_outcome", "outcome in ('failing', 'done', 'dead', 'replayed', 'dropped')"));
        inbox.HasKey(i => new { i.Consumer, i.MessageId });
        // No foreign key: a message that names a company we do not have must still find its way among the dead letters.
        inbox.HasIndex(i => i.UpdatedAt, "ix_inbox_dead").HasFilter("outcome = 'dead'");
        inbox.HasQueryFilter(i => i.CompanyId == CurrentCompany);
    }

    internal const string IdempotencyKeyConstraint = "pk_idempotency_keys";
    internal const string CompanyConstraint = "pk_companies";
}
