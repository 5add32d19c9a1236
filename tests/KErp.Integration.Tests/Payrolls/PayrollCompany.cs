using System.Net;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Employees;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Payrolls;

/// <summary>A company with a workplace, and somebody of its personnel who uses the API.</summary>
internal sealed class PayrollCompany : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly RunningPlatform _platform;

    private PayrollCompany(RunningPlatform platform, Guid id, EmployeeClient hr, string workplace) =>
        (_platform, Id, Hr, Workplace) = (platform, id, hr, workplace);

    public Guid Id { get; }
    public EmployeeClient Hr { get; }
    public string Workplace { get; }

    /// <param name="company">A new one when left out.</param>
    public static async Task<PayrollCompany> OfAsync(RunningPlatform platform, Guid? company = null)
    {
        var id = company ?? await platform.Principals.NewCompanyAsync();
        var hr = await EmployeeClient.SignInAsync(platform, "hr", id);
        var workplace = await hr.SendAsync(HttpMethod.Post, "api/v1/workplaces", PayrollBodies.Workplace());
        Assert.True(workplace.Status is HttpStatusCode.Created, workplace.ToString());
        return new PayrollCompany(platform, id, hr, workplace.Id);
    }

    public void Dispose() => Hr.Dispose();

    /// <returns>The address of the employment.</returns>
    public async Task<string> EmployAsync(string hiredOn = "2026-01-01", string? terms = null)
    {
        var employee = await Hr.CreateAsync(EmployeeClient.Person(Numbers.Next()));
        var employment = await Hr.SendAsync(
            HttpMethod.Post, $"{EmployeeClient.Path}/{employee.Id}/employments", PayrollBodies.Employment(Workplace, hiredOn, terms));
        Assert.True(employment.Status is HttpStatusCode.Created, employment.ToString());
        return employment.Location!;
    }

    public Task<EmployeeAnswer> LoadTableAsync(string file = PayrollBodies.Table) =>
        Hr.SendAsync(HttpMethod.Post, "api/v1/withholding-tables", file, type: "text/csv");

    public Task<EmployeeAnswer> PostAsync(string month = "2026-07", string withholding = "none", string? key = null) =>
        Hr.SendAsync(HttpMethod.Post, "api/v1/payrolls", PayrollBodies.Payroll(Workplace, month, withholding), key);

    /// <summary>Asks for a payroll and waits until it is done.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> RunAsync(string month = "2026-07", string withholding = "none")
    {
        var taken = await PostAsync(month, withholding);
        Assert.True(taken.Status is HttpStatusCode.Accepted, taken.ToString());
        await DoneAsync(taken.Id);
        return taken.Id;
    }

    public Task<JsonNode> DoneAsync(string id) =>
        Eventually.GetAsync(() => PayrollAsync(id), payroll => payroll["state"]!.GetValue<string>() is "done", Limit);

    public async Task<JsonNode> PayrollAsync(string id)
    {
        var answer = await Hr.GetAsync($"api/v1/payrolls/{id}");
        Assert.True(answer.Status is HttpStatusCode.OK, answer.ToString());
        return answer.Json;
    }

    /// <summary>All slips, page by page.</summary>
    public async Task<List<JsonNode>> SlipsAsync(string id, int limit = 200)
    {
        var slips = new List<JsonNode>();
        for (string? cursor = null; ;)
        {
            var page = await Hr.GetAsync($"api/v1/payrolls/{id}/slips?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            Assert.True(page is { Status: HttpStatusCode.OK, NotStored: true }, page.ToString());
            slips.AddRange(page.Json["items"]!.AsArray()!);
            if ((cursor = page.Json["nextCursor"]?.GetValue<string>()) is null) return slips;
        }
    }

    /// <summary>Every column of every slip of a run but whose run it is, in one value.</summary>
    public Task<string> FingerprintAsync(string id) => _platform.Database.ScalarAsync<string>(
        $"SELECT coalesce(md5(string_agg((to_jsonb(s) - 'payroll_id')::text, ',' ORDER BY ordinal)), '') FROM payslips s WHERE payroll_id = '{id}'");
}
