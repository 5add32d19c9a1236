using KErp.Domain;
using KErp.Domain.Invoices;

namespace KErp.Api.Requests;

/// <summary>What may be wrong with any request.</summary>
internal static class RequestViolations
{
    public static Violation Required(string field) => new(field, InvoiceViolationCodes.Required, "필수 항목입니다.", "This field is required.");
}
