namespace KErp.Api.Requests;

/// <summary>A company as it is printed on an invoice.</summary>
public record PartyRequest
{
    /// <summary>사업자등록번호, with or without hyphens.</summary>
    public string? BusinessNumber { get; init; }
    public string? Name { get; init; }
    public string? Representative { get; init; }
    public string? Address { get; init; }
    public string? BusinessType { get; init; }
    public string? BusinessClass { get; init; }
    public string? Email { get; init; }

    /// <summary>종사업장 번호, four digits.</summary>
    public string? BranchNumber { get; init; }
}
