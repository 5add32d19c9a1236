using System.Net;
using KErp.Integration.Tests.Employees;
using KErp.Integration.Tests.Platform;
using Npgsql;

namespace KErp.Integration.Tests.Payrolls;

public sealed class PayrollFreezeTests(RunningPlatform platform) : PlatformTest(platform)
{
    private PayrollCompany _company = null!;
    private string _id = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _company = await PayrollCompany.OfAsync(Platform);
        await _company.EmployAsync();
        _id = await _company.RunAsync();
    }

    public override ValueTask DisposeAsync()
    {
        _company.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_frozen_month_is_not_computed_again_until_it_is_reopened_for_a_reason_that_is_recorded()
    {
        var early = await ReopenAsync();
        var frozen = await FreezeAsync();
        var twice = await FreezeAsync();
        var refused = await _company.PostAsync();
        var reopened = await ReopenAsync();
        var second = await _company.RunAsync();

        Assert.Equal((HttpStatusCode.Conflict, "payroll_not_frozen"), (early.Status, early.Code));
        Assert.Equal((HttpStatusCode.OK, "frozen"), (frozen.Status, frozen.Json["state"]!.GetValue<string>()));
        Assert.Equal((HttpStatusCode.Conflict, "payroll_not_done"), (twice.Status, twice.Code));
        Assert.Equal("payroll_frozen", refused.Json["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal("done", reopened.Json["state"]!.GetValue<string>());
        Assert.NotEqual(_id, second);
        Assert.Equal(
            ["payroll.create ", "payroll.freeze ", "payroll.reopen 식대 항목 누락 정정"],
            await Database.ColumnAsync($"SELECT action || ' ' || coalesce(reason, '') FROM audit_log WHERE entity_id = '{_id}' ORDER BY action"));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_a_frozen_payroll_or_to_add_a_slip_to_one_that_has_ended()
    {
        await FreezeAsync();

        var changed = await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync($"UPDATE payrolls SET net_pay = net_pay + 1 WHERE id = '{_id}'"));
        var superseded = await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync($"UPDATE payrolls SET state = 'superseded' WHERE id = '{_id}'"));
        var slip = await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync($"UPDATE payslips SET net_pay = net_pay + 1 WHERE payroll_id = '{_id}'"));
        var added = await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync($"INSERT INTO payslips SELECT * FROM payslips WHERE payroll_id = '{_id}'"));

        Assert.All([changed, superseded, slip, added], refusal => Assert.Equal(PostgresErrorCodes.RestrictViolation, refusal.SqlState));
    }

    [Fact]
    public async Task The_role_of_the_services_can_neither_change_nor_remove_a_slip()
    {
        await using var source = NpgsqlDataSource.Create(Database.AppConnectionString);
        foreach (var sql in (string[])["UPDATE payslips SET net_pay = 0", "DELETE FROM payslips", "DELETE FROM payrolls", "UPDATE payroll_inputs SET name = ''"])
        {
            await using var command = source.CreateCommand(sql);
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    private Task<EmployeeAnswer> FreezeAsync() => _company.Hr.SendAsync(HttpMethod.Post, $"api/v1/payrolls/{_id}/freeze");

    private Task<EmployeeAnswer> ReopenAsync() =>
        _company.Hr.SendAsync(HttpMethod.Post, $"api/v1/payrolls/{_id}/reopen", """{"reason":"식대 항목 누락 정정"}""");
}
