using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Security;

/// <summary>Every route of the API times everybody who might call it.</summary>
public sealed class RouteMatrixTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly string[] Roles = ["owner", "accountant", "hr", "viewer", "operator"];

    [Fact]
    public async Task Every_route_has_an_entry_and_every_entry_a_route() =>
        Assert.Equal(
            RouteTable.All.Keys.Order(StringComparer.Ordinal),
            (await ApiDocument.ReadAsync(Platform.Api)).Operations.Select(o => o.Route).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_role_gets_in_where_the_table_says_and_nowhere_else()
    {
        var wrong = new List<string>();
        foreach (var (operation, access) in await RoutesAsync())
            foreach (var role in Roles)
            {
                // A probe may end the session: each has its own.
                var token = await Platform.Principals.SignInAsync(role);
                var expected = access.Roles.Length == 0 || access.Roles.Contains(role) ? access.Probe : 403;
                await ProbeAsync(operation, operation.PathTo($"{Guid.NewGuid()}"), role, token, expected, wrong);
            }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_without_a_token_that_holds_gets_in()
    {
        var wrong = new List<string>();
        var impostors = await Impostors.OfAsync(Platform);
        foreach (var (operation, access) in await RoutesAsync())
        {
            var expected = access.Roles.Length == 0 ? access.Probe : 401;
            await ProbeAsync(operation, operation.PathTo($"{Guid.NewGuid()}"), "anonymous", null, expected, wrong);
            foreach (var (name, token) in impostors)
                await ProbeAsync(operation, operation.PathTo($"{Guid.NewGuid()}"), name, token, expected, wrong);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task What_belongs_to_another_company_is_not_there()
    {
        var wrong = new List<string>();
        var stranger = await Platform.Principals.SignInAsync("owner", await Platform.Principals.NewCompanyAsync());
        var ours = await OurThingsAsync();
        foreach (var (operation, access) in await RoutesAsync())
            if (access.Theirs is { } kind)
                await ProbeAsync(operation, operation.PathTo(ours[kind]), "another company's owner", stranger, 404, wrong, WellFormed.BodyOf(operation.Route));

        Assert.Empty(wrong);
    }

    private async Task<List<(Operation Operation, Access Access)>> RoutesAsync() =>
        [.. (await ApiDocument.ReadAsync(Platform.Api)).Operations.Where(o => RouteTable.All.ContainsKey(o.Route)).Select(o => (o, RouteTable.All[o.Route]))];

    private async Task ProbeAsync(Operation operation, string path, string who, string? token, int expected, List<string> wrong, string body = "{}")
    {
        var answer = await Platform.Api.SendRawAsync(operation.Method, path, token, operation.Body is null ? null : body);
        if ((int)answer.Status != expected) wrong.Add($"{operation} by {who}: {(int)answer.Status} instead of {expected}");
        if ((int)answer.Status >= 400 && (int)answer.Status != 404 && string.IsNullOrEmpty(answer.Json["code"]?.GetValue<string>()))
            wrong.Add($"{operation} by {who}: a refusal without a code");
    }

    /// <summary>One of each kind, made by our own owner.</summary>
    private async Task<Dictionary<string, string>> OurThingsAsync()
    {
        var owner = await Platform.Principals.SignInAsync("owner");
        var employee = await Platform.Api.SendRawAsync(HttpMethod.Post, "/api/v1/employees", owner, WellFormed.BodyOf("POST /api/v1/employees"));
        var partner = await Platform.Api.SendRawAsync(HttpMethod.Post, "/api/v1/partners", owner, WellFormed.BodyOf("POST /api/v1/partners"));
        var collection = await Platform.Api.SendRawAsync(HttpMethod.Post, "/api/v1/collections", owner, WellFormed.BodyOf("POST /api/v1/collections"));
        var batch = await Platform.Api.SendRawAsync(HttpMethod.Post, "/api/v1/invoice-batches", owner, WellFormed.BodyOf("POST /api/v1/invoice-batches"));
        using var company = await Payrolls.PayrollCompany.OfAsync(Platform, Platform.CompanyId);
        await company.EmployAsync();
        var (user, session) = await Platform.Principals.KnownAsync("viewer", Platform.CompanyId);
        return new Dictionary<string, string>
        {
            ["invoice"] = (await Invoices.PostAsync(InvoiceBody.Valid())).InvoiceId.ToString(),
            ["employee"] = employee.Json["id"]!.GetValue<string>(),
            ["batch"] = batch.Json["id"]!.GetValue<string>(),
            ["partner"] = partner.Json["id"]!.GetValue<string>(),
            ["collection"] = collection.Json["id"]!.GetValue<string>(),
            ["workplace"] = company.Workplace,
            ["payroll"] = await company.RunAsync("2026-07", "none"),
            ["member"] = user.ToString(),
            ["session"] = session.ToString(),
        };
    }
}
