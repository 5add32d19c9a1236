namespace KErp.Domain.Invoices;

public enum IssueType
{
    /// <summary>정발행: the seller issues.</summary>
    Forward,

    /// <summary>역발행: the buyer writes it and asks the seller to issue it.</summary>
    Reverse,
}
