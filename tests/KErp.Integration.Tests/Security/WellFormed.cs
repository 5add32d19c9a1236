using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Security;

/// <summary>Bodies that are right, so that only the id can be what is refused.</summary>
internal static class WellFormed
{
    public static string BodyOf(string route) => route switch
    {
        "POST /api/v1/invoices" or "POST /api/v1/invoices/drafts" or "PUT /api/v1/invoices/{id}" => InvoiceBody.Valid(),
        "POST /api/v1/invoice-batches" => $$"""{"invoices":[{{InvoiceBody.Valid()}}]}""",
        "POST /api/v1/partners" or "PUT /api/v1/partners/{id}" => Partners.PartnerBody.Of(Partners.BusinessNumbers.Next()).ToJsonString(),
        "POST /api/v1/collections" => """{"direction":"sales","from":"2026-09-01","to":"2026-09-30"}""",
        "POST /api/v1/employees" => """{"name":"홍길동","residentNumber":"900101-1234568"}""",
        "POST /api/v1/employees/{id}/resident-number" => """{"reason":"4대보험 취득 신고"}""",
        "POST /api/v1/employees/{id}/employments" => $$"""{"workplaceId":"{{Guid.NewGuid()}}","hiredOn":"2026-03-02","terms":{{Payrolls.PayrollBodies.Terms()}} }""",
        "PATCH /api/v1/employees/{id}/employments/{employmentId}" => """{"leftOn":"2026-10-31"}""",
        "PUT /api/v1/employees/{id}/employments/{employmentId}/terms" => Payrolls.PayrollBodies.Terms(),
        "POST /api/v1/workplaces" or "PUT /api/v1/workplaces/{id}" => Payrolls.PayrollBodies.Workplace(),
        "POST /api/v1/payrolls" => Payrolls.PayrollBodies.Payroll(Guid.NewGuid().ToString()),
        "POST /api/v1/payrolls/{id}/reopen" => """{"reason":"식대 누락 정정"}""",
        "PATCH /api/v1/members/{userId}" => """{"role":"viewer"}""",
        _ => "{}",
    };
}
