namespace KErp.Data.Retention;

/// <summary>Why a company's rows are kept, and so for how long after it has left.</summary>
public enum RetentionClass
{
    /// <summary>What the platform needs to do its work: keys, messages.</summary>
    Operational,

    /// <summary>근로기준법: employees and what was paid to them.</summary>
    LabourRecords,

    /// <summary>국세기본법: tax invoices and what belongs to them.</summary>
    TaxDocuments,

    /// <summary>상법: books.</summary>
    Books,

    /// <summary>The company itself: stays as long as anything of it does.</summary>
    Company,

    /// <summary>접속기록: goes by its own partitions, whatever becomes of the company.</summary>
    Audit,
}
