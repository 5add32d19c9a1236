using KErp.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KErp.Data;

/// <summary>Workplaces, who works there, and what was paid.</summary>
public sealed partial class KErpDbContext
{
    public DbSet<Workplace> Workplaces => Set<Workplace>();
    public DbSet<EmploymentPeriod> Employments => Set<EmploymentPeriod>();
    public DbSet<StoredWithholdingTable> WithholdingTables => Set<StoredWithholdingTable>();
    public DbSet<PayrollRun> Payrolls => Set<PayrollRun>();
    public DbSet<PayrollInput> PayrollInputs => Set<PayrollInput>();
    public DbSet<StoredPayslip> Payslips => Set<StoredPayslip>();

    private void ConfigurePayroll(ModelBuilder model)
    {
        model.Entity<Workplace>(ConfigureWorkplace);
        model.Entity<EmploymentPeriod>(ConfigureEmployment);
        model.Entity<StoredWithholdingTable>(ConfigureWithholdingTable);
        model.Entity<PayrollRun>(ConfigurePayrollRun);
        model.Entity<PayrollInput>(ConfigurePayrollInput);
        model.Entity<StoredPayslip>(ConfigurePayslip);
    }

    private void ConfigureWorkplace(EntityTypeBuilder<Workplace> workplace)
    {
        workplace.ToTable("workplaces");
        workplace.HasKey(w => new { w.CompanyId, w.Id });
        workplace.HasOne<Company>().WithMany().HasForeignKey(w => w.CompanyId).OnDelete(DeleteBehavior.Restrict);
        workplace.Property(w => w.ManagementNumber).HasMaxLength(11);
        workplace.Property(w => w.Terms).HasJson();
        workplace.HasIndex(w => new { w.CompanyId, w.ManagementNumber }).IsUnique();
        workplace.HasQueryFilter(w => w.CompanyId == CurrentCompany);
    }

    private void ConfigureEmployment(EntityTypeBuilder<EmploymentPeriod> employment)
    {
        employment.ToTable("employments", table => table.HasCheckConstraint("ck_employments_period", "left_on >= hired_on"));
        employment.HasKey(e => new { e.CompanyId, e.Id });
        employment.HasOne<Employee>().WithMany().HasForeignKey(e => new { e.CompanyId, e.EmployeeId }).OnDelete(DeleteBehavior.Restrict);
        employment.HasOne<Workplace>().WithMany().HasForeignKey(e => new { e.CompanyId, e.WorkplaceId }).OnDelete(DeleteBehavior.Restrict);
        employment.Property(e => e.Terms).HasJson();
        employment.HasQueryFilter(e => e.CompanyId == CurrentCompany);
    }

    private void ConfigureWithholdingTable(EntityTypeBuilder<StoredWithholdingTable> table)
    {
        table.ToTable("withholding_tables");
        table.HasKey(t => new { t.CompanyId, t.Id });
        table.HasOne<Company>().WithMany().HasForeignKey(t => t.CompanyId).OnDelete(DeleteBehavior.Restrict);
        table.HasQueryFilter(t => t.CompanyId == CurrentCompany);
    }

    private void ConfigurePayrollRun(EntityTypeBuilder<PayrollRun> payroll)
    {
        payroll.ToTable("payrolls", table => table.HasCheckConstraint("ck_payrolls_state", "state in ('queued', 'running', 'done', 'frozen', 'superseded')"));
        payroll.HasKey(p => new { p.CompanyId, p.Id });
        payroll.HasOne<Workplace>().WithMany().HasForeignKey(p => new { p.CompanyId, p.WorkplaceId }).OnDelete(DeleteBehavior.Restrict);
        payroll.HasOne<StoredWithholdingTable>().WithMany().HasForeignKey(p => new { p.CompanyId, p.WithholdingTableId }).OnDelete(DeleteBehavior.Restrict);
        payroll.Property(p => p.Terms).HasJson();
        payroll.HasIndex(p => new { p.CompanyId, p.WorkplaceId, p.Month }, "ix_payrolls_current").IsUnique().HasFilter("state <> 'superseded'");
        payroll.HasQueryFilter(p => p.CompanyId == CurrentCompany);
    }

    private void ConfigurePayrollInput(EntityTypeBuilder<PayrollInput> input)
    {
        input.ToTable("payroll_inputs");
        input.HasKey(i => new { i.CompanyId, i.PayrollId, i.Ordinal });
        input.HasOne<PayrollRun>().WithMany().HasForeignKey(i => new { i.CompanyId, i.PayrollId }).OnDelete(DeleteBehavior.Restrict);
        input.HasOne<EmploymentPeriod>().WithMany().HasForeignKey(i => new { i.CompanyId, i.EmploymentId }).OnDelete(DeleteBehavior.Restrict);
        input.Property(i => i.Terms).HasJson();
        input.HasQueryFilter(i => i.CompanyId == CurrentCompany);
    }

    private void ConfigurePayslip(EntityTypeBuilder<StoredPayslip> slip)
    {
        slip.ToTable("payslips");
        slip.HasKey(s => new { s.CompanyId, s.PayrollId, s.Ordinal });
        slip.HasOne<PayrollInput>().WithMany().HasForeignKey(s => new { s.CompanyId, s.PayrollId, s.Ordinal }).OnDelete(DeleteBehavior.Restrict);
        slip.HasQueryFilter(s => s.CompanyId == CurrentCompany);
    }
}
