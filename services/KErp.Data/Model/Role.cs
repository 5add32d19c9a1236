namespace KErp.Data.Model;

/// <summary>What a user is in a company; what each may do is in the API's permission table.</summary>
public enum Role
{
    /// <summary>대표: everything in the company, its members among it.</summary>
    Owner,

    /// <summary>회계 담당자 or 세무대리인: invoices.</summary>
    Accountant,

    /// <summary>인사 담당자: employees and insurance.</summary>
    Hr,

    /// <summary>Reads invoices.</summary>
    Viewer,

    /// <summary>Runs the platform; belongs to no company and sees the data of none.</summary>
    Operator,
}
