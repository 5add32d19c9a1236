namespace KErp.Integration.Tests.Security;

/// <summary>What a route answers to whom.</summary>
/// <param name="Roles">The roles that it lets in; empty when it asks for no token at all.</param>
/// <param name="Probe">What it answers those, to an empty object or to ids that are not there.</param>
/// <param name="Theirs">Kind of the thing it names by id, so that it can be tried with one of another company.</param>
public sealed record Access(string[] Roles, int Probe, string? Theirs = null);

/// <summary>Who may call what, written down a second time: a route without an entry fails the matrix.</summary>
public static class RouteTable
{
    private static readonly string[] Everybody = ["owner", "accountant", "hr", "viewer", "operator"];
    private static readonly string[] Members = ["owner", "accountant", "hr", "viewer"];
    private static readonly string[] Anonymous = [];
    private static readonly string[] Owner = ["owner"];
    private static readonly string[] Invoicing = ["owner", "accountant"];
    private static readonly string[] InvoiceReaders = ["owner", "accountant", "viewer"];
    private static readonly string[] Personnel = ["owner", "hr"];

    public static readonly IReadOnlyDictionary<string, Access> All = new Dictionary<string, Access>
    {
        ["POST /api/v1/auth/sign-up"] = new(Anonymous, 400),
        ["POST /api/v1/auth/login"] = new(Anonymous, 400),
        ["POST /api/v1/auth/refresh"] = new(Anonymous, 400),
        ["POST /api/v1/auth/password-reset"] = new(Anonymous, 400),
        ["POST /api/v1/auth/password-reset/confirm"] = new(Anonymous, 400),
        ["POST /api/v1/auth/email-confirmation/confirm"] = new(Anonymous, 400),
        ["POST /api/v1/auth/invitations/accept"] = new(Anonymous, 400),

        ["POST /api/v1/auth/logout"] = new(Everybody, 204),
        ["POST /api/v1/auth/switch-company"] = new(Everybody, 400),
        ["POST /api/v1/auth/password"] = new(Everybody, 400),
        ["GET /api/v1/auth/sessions"] = new(Everybody, 200),
        ["DELETE /api/v1/auth/sessions"] = new(Everybody, 204),
        ["DELETE /api/v1/auth/sessions/{id}"] = new(Everybody, 404, "session"),
        ["POST /api/v1/auth/totp"] = new(Everybody, 200),
        ["POST /api/v1/auth/totp/confirm"] = new(Everybody, 400),
        ["DELETE /api/v1/auth/totp"] = new(Members, 400),

        ["GET /api/v1/members"] = new(Owner, 200),
        ["PATCH /api/v1/members/{userId}"] = new(Owner, 400, "member"),
        ["DELETE /api/v1/members/{userId}"] = new(Owner, 404, "member"),
        ["POST /api/v1/invitations"] = new(Owner, 400),

        ["POST /api/v1/companies"] = new(Members, 400),
        ["GET /api/v1/company"] = new(Members, 200),
        ["PUT /api/v1/company"] = new(Owner, 400),
        ["POST /api/v1/company/close"] = new(Owner, 400),

        ["POST /api/v1/invoices"] = new(Invoicing, 400),
        ["GET /api/v1/invoices"] = new(InvoiceReaders, 200),
        ["GET /api/v1/invoices/{id}"] = new(InvoiceReaders, 404, "invoice"),
        ["POST /api/v1/invoices/drafts"] = new(Invoicing, 400),
        ["PUT /api/v1/invoices/{id}"] = new(Invoicing, 400, "invoice"),
        ["DELETE /api/v1/invoices/{id}"] = new(Invoicing, 404, "invoice"),
        ["POST /api/v1/invoices/{id}/issue"] = new(Invoicing, 404, "invoice"),
        ["POST /api/v1/invoices/{id}/cancel"] = new(Invoicing, 404, "invoice"),
        ["POST /api/v1/invoices/{id}/transmit"] = new(Invoicing, 404, "invoice"),
        ["GET /api/v1/invoices/events"] = new(InvoiceReaders, 200),
        ["POST /api/v1/invoice-batches"] = new(Invoicing, 400),
        ["GET /api/v1/invoice-batches/{id}"] = new(InvoiceReaders, 404, "batch"),
        ["POST /api/v1/reverse-requests"] = new(Invoicing, 400),
        ["GET /api/v1/reverse-requests/received"] = new(InvoiceReaders, 200),
        ["POST /api/v1/reverse-requests/received/{itemKey}/refuse"] = new(Invoicing, 404),
        ["POST /webhooks/popbill"] = new(Anonymous, 401),
        ["POST /api/v1/invoices/{id}/amendments"] = new(Invoicing, 404, "invoice"),
        ["GET /api/v1/invoices/totals"] = new(InvoiceReaders, 400),
        ["GET /api/v1/invoices/export"] = new(InvoiceReaders, 400),
        ["GET /api/v1/invoices/{id}/xml"] = new(Invoicing, 404, "invoice"),
        ["GET /api/v1/invoices/{id}/print"] = new(InvoiceReaders, 404, "invoice"),

        ["POST /api/v1/partners"] = new(Invoicing, 400),
        ["GET /api/v1/partners"] = new(InvoiceReaders, 200),
        ["GET /api/v1/partners/{id}"] = new(InvoiceReaders, 404, "partner"),
        ["PUT /api/v1/partners/{id}"] = new(Invoicing, 400, "partner"),
        ["DELETE /api/v1/partners/{id}"] = new(Invoicing, 404, "partner"),
        ["POST /api/v1/partners/{id}/check"] = new(Invoicing, 404, "partner"),
        ["POST /api/v1/businesses/check"] = new(InvoiceReaders, 400),

        ["POST /api/v1/collections"] = new(Invoicing, 400),
        ["GET /api/v1/collections"] = new(InvoiceReaders, 200),
        ["GET /api/v1/collections/{id}"] = new(InvoiceReaders, 404, "collection"),
        ["GET /api/v1/collected-invoices"] = new(InvoiceReaders, 400),

        ["GET /api/v1/provider/account"] = new(Invoicing, 200),
        ["POST /api/v1/provider/membership"] = new(Owner, 400),
        ["POST /api/v1/provider/certificate-link"] = new(Owner, 200),

        ["POST /api/v1/employees"] = new(Personnel, 400),
        ["GET /api/v1/employees"] = new(Personnel, 200),
        ["POST /api/v1/employees/search"] = new(Personnel, 400),
        ["GET /api/v1/employees/{id}"] = new(Personnel, 404, "employee"),
        ["POST /api/v1/employees/{id}/resident-number"] = new(Personnel, 400, "employee"),

        ["POST /api/v1/employees/{id}/employments"] = new(Personnel, 400, "employee"),
        ["GET /api/v1/employees/{id}/employments"] = new(Personnel, 404, "employee"),
        ["PATCH /api/v1/employees/{id}/employments/{employmentId}"] = new(Personnel, 400, "employee"),
        ["PUT /api/v1/employees/{id}/employments/{employmentId}/terms"] = new(Personnel, 400, "employee"),

        ["POST /api/v1/workplaces"] = new(Personnel, 400),
        ["GET /api/v1/workplaces"] = new(Personnel, 200),
        ["GET /api/v1/workplaces/{id}"] = new(Personnel, 404, "workplace"),
        ["PUT /api/v1/workplaces/{id}"] = new(Personnel, 400, "workplace"),
        ["POST /api/v1/withholding-tables"] = new(Personnel, 415),
        ["GET /api/v1/withholding-tables"] = new(Personnel, 200),
        ["POST /api/v1/payrolls"] = new(Personnel, 400),
        ["GET /api/v1/payrolls"] = new(Personnel, 200),
        ["GET /api/v1/payrolls/{id}"] = new(Personnel, 404, "payroll"),
        ["GET /api/v1/payrolls/{id}/slips"] = new(Personnel, 404, "payroll"),
        ["POST /api/v1/payrolls/{id}/freeze"] = new(Personnel, 404, "payroll"),
        ["POST /api/v1/payrolls/{id}/reopen"] = new(Personnel, 400, "payroll"),

        ["GET /api/v1/audit"] = new(Owner, 200),
    };
}
