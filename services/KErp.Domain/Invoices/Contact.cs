namespace KErp.Domain.Invoices;

/// <summary>추가담당자: one more person on the buyer's side who gets the invoice by e-mail.</summary>
public sealed record Contact(string? Name, string Email);
