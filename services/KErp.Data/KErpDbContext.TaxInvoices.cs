using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KErp.Data;

/// <summary>Tax invoices and what belongs to them.</summary>
public sealed partial class KErpDbContext
{
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<InvoiceEvent> InvoiceEvents => Set<InvoiceEvent>();
    public DbSet<InvoiceBatch> InvoiceBatches => Set<InvoiceBatch>();
    public DbSet<FollowedDocument> FollowedDocuments => Set<FollowedDocument>();
    public DbSet<Partner> Partners => Set<Partner>();
    public DbSet<CollectionJob> CollectionJobs => Set<CollectionJob>();
    public DbSet<CollectedInvoice> CollectedInvoices => Set<CollectedInvoice>();

    private void ConfigureTaxInvoices(ModelBuilder model)
    {
        model.Entity<Invoice>(ConfigureInvoice);
        model.Entity<InvoiceLineItem>(ConfigureLine);
        model.Entity<InvoiceEvent>(ConfigureEvent);
        model.Entity<InvoiceBatch>(ConfigureBatch);
        model.Entity<FollowedDocument>(ConfigureFollowed);
        model.Entity<Partner>(ConfigurePartner);
        model.Entity<CollectionJob>(ConfigureCollection);
        model.Entity<CollectedInvoice>(ConfigureCollected);
    }

    private void ConfigureInvoice(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("invoices");
        invoice.HasKey(i => new { i.CompanyId, i.Id });
        invoice.HasOne<Company>().WithMany().HasForeignKey(i => i.CompanyId).OnDelete(DeleteBehavior.Restrict);
        invoice.ComplexProperty(i => i.Seller);
        invoice.ComplexProperty(i => i.Buyer);
        invoice.ComplexProperty(i => i.Payment);
        invoice.OwnsMany(i => i.Contacts, contacts => contacts.ToJson("contacts"));
        invoice.Property(i => i.MgtKey).HasMaxLength(24);
        invoice.Property(i => i.NtsConfirmNumber).HasMaxLength(24);
        invoice.Property(i => i.OriginalConfirmNumber).HasMaxLength(24);
        invoice.HasIndex(i => new { i.CompanyId, i.MgtKey }).IsUnique();
        invoice.HasIndex(i => new { i.CompanyId, i.WriteDate });
        invoice.HasIndex(i => new { i.CompanyId, i.NtsConfirmNumber });
        invoice.HasIndex(i => new { i.CompanyId, i.BatchId, i.BatchOrdinal }, "ix_invoices_batch").IsUnique().HasFilter("batch_id is not null");
        invoice.HasOne<InvoiceBatch>().WithMany().HasForeignKey(i => new { i.CompanyId, i.BatchId });
        invoice.HasOne<Invoice>().WithMany().HasForeignKey(i => new { i.CompanyId, i.OriginalInvoiceId });
        invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(l => new { l.CompanyId, l.InvoiceId });
        invoice.HasMany(i => i.Timeline).WithOne().HasForeignKey(e => new { e.CompanyId, e.InvoiceId });
        invoice.HasQueryFilter(i => i.CompanyId == CurrentCompany);
    }

    private void ConfigureLine(EntityTypeBuilder<InvoiceLineItem> line)
    {
        line.ToTable("invoice_lines");
        line.HasKey(l => new { l.CompanyId, l.InvoiceId, l.Number });
        line.HasQueryFilter(l => l.CompanyId == CurrentCompany);
    }

    private void ConfigureEvent(EntityTypeBuilder<InvoiceEvent> change)
    {
        change.ToTable("invoice_events");
        change.HasKey(e => new { e.CompanyId, e.InvoiceId, e.Id });
        change.Property(e => e.Transaction).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
        change.HasIndex(e => new { e.CompanyId, e.Transaction, e.Id }, "ix_invoice_events_feed");
        change.HasQueryFilter(e => e.CompanyId == CurrentCompany);
    }

    private void ConfigureBatch(EntityTypeBuilder<InvoiceBatch> batch)
    {
        batch.ToTable("invoice_batches");
        batch.HasKey(b => new { b.CompanyId, b.Id });
        batch.HasOne<Company>().WithMany().HasForeignKey(b => b.CompanyId).OnDelete(DeleteBehavior.Restrict);
        batch.HasQueryFilter(b => b.CompanyId == CurrentCompany);
    }

    private void ConfigureFollowed(EntityTypeBuilder<FollowedDocument> document)
    {
        document.ToTable("followed_documents");
        document.HasKey(d => new { d.CompanyId, d.InvoiceId });
        document.HasOne<Invoice>().WithMany().HasForeignKey(d => new { d.CompanyId, d.InvoiceId });
        document.HasIndex(d => d.NextAt);
        document.HasIndex(d => d.MgtKey);
        document.HasIndex(d => d.ConfirmNumber);
        document.HasQueryFilter(d => d.CompanyId == CurrentCompany);
    }

    private void ConfigurePartner(EntityTypeBuilder<Partner> partner)
    {
        partner.ToTable("partners");
        partner.HasKey(p => new { p.CompanyId, p.Id });
        partner.HasOne<Company>().WithMany().HasForeignKey(p => p.CompanyId).OnDelete(DeleteBehavior.Restrict);
        // EF Core cannot put an index on a part of a complex property: the migration makes it.
        partner.ComplexProperty(p => p.Party);
        partner.HasQueryFilter(p => p.CompanyId == CurrentCompany);
    }

    private void ConfigureCollection(EntityTypeBuilder<CollectionJob> collection)
    {
        collection.ToTable("collection_jobs");
        collection.HasKey(c => new { c.CompanyId, c.Id });
        collection.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
        collection.HasQueryFilter(c => c.CompanyId == CurrentCompany);
    }

    private void ConfigureCollected(EntityTypeBuilder<CollectedInvoice> invoice)
    {
        invoice.ToTable("collected_invoices");
        invoice.HasKey(i => new { i.CompanyId, i.Direction, i.ConfirmNumber });
        invoice.HasOne<Company>().WithMany().HasForeignKey(i => i.CompanyId).OnDelete(DeleteBehavior.Restrict);
        invoice.Property(i => i.ConfirmNumber).HasMaxLength(24);
        invoice.HasIndex(i => new { i.CompanyId, i.WriteDate });
        invoice.HasQueryFilter(i => i.CompanyId == CurrentCompany);
    }
}
