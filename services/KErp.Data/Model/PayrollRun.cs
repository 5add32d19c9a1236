using KErp.Domain.Contributions;

namespace KErp.Data.Model;

/// <summary>급여: one month of a workplace, computed once. All amounts in won; those of the run are zero until it is done.</summary>
public sealed class PayrollRun
{
    public required Guid CompanyId { get; init; }
    public required Guid Id { get; init; }
    public required Guid WorkplaceId { get; init; }

    /// <summary>The first day of the 귀속월.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>지급일.</summary>
    public required DateOnly PaidOn { get; init; }

    /// <summary>The table that tax is withheld by; null for a run that was asked to go without.</summary>
    public Guid? WithholdingTableId { get; set; }

    /// <summary>The workplace's terms when the run was asked for.</summary>
    public required WorkplaceTerms Terms { get; init; }
    public PayrollState State { get; set; }

    /// <summary>How many payslips it will have, and how many it has.</summary>
    public int Employees { get; set; }
    public int Computed { get; set; }
    public long GrossPay { get; set; }
    public long EmployeeContributions { get; set; }
    public long EmployerContributions { get; set; }
    public long IncomeTax { get; set; }
    public long LocalIncomeTax { get; set; }
    public long NetPay { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public DateTimeOffset? FrozenAt { get; set; }
}

public enum PayrollState
{
    Queued,
    Running,
    Done,

    /// <summary>확정: the database lets nobody change it.</summary>
    Frozen,

    /// <summary>Another run of the same month took its place.</summary>
    Superseded,
}
