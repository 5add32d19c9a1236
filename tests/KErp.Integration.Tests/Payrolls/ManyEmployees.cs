using KErp.Data.Encryption;
using KErp.Integration.Tests.Platform;
using Npgsql;
using NpgsqlTypes;

namespace KErp.Integration.Tests.Payrolls;

/// <summary>Employees in numbers, past the API: of all ages, and each with another pay.</summary>
internal static class ManyEmployees
{
    public static async Task EmployAsync(this PayrollCompany company, RunningPlatform platform, int count)
    {
        await using var connection = new NpgsqlConnection(platform.Database.OwnerConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var employees = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToList();
        await CopyEmployeesAsync(connection, platform.Cipher, company.Id, employees);
        await CopyEmploymentsAsync(connection, company, employees);
    }

    private static async Task CopyEmployeesAsync(NpgsqlConnection connection, FieldCipher cipher, Guid company, List<Guid> employees)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "COPY employees (company_id, id, name, resident_number, resident_number_index, created_at) FROM STDIN (FORMAT BINARY)", TestContext.Current.CancellationToken);
        foreach (var (index, id) in employees.Index())
        {
            var number = $"{50 + index % 50}0{1 + index % 9}151{index:D6}";
            await rows.WriteRowAsync(
                TestContext.Current.CancellationToken, company, id, $"직원{index}", cipher.Seal(number, EncryptedColumns.ResidentNumber.Place(company, id)), $"bulk:{id}", DateTime.UtcNow);
        }

        await rows.CompleteAsync(TestContext.Current.CancellationToken);
    }

    private static async Task CopyEmploymentsAsync(NpgsqlConnection connection, PayrollCompany company, List<Guid> employees)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "COPY employments (company_id, id, employee_id, workplace_id, hired_on, created_at, terms) FROM STDIN (FORMAT BINARY)", TestContext.Current.CancellationToken);
        foreach (var (index, employee) in employees.Index())
        {
            await rows.StartRowAsync(TestContext.Current.CancellationToken);
            foreach (var id in (Guid[])[company.Id, Guid.CreateVersion7(), employee, Guid.Parse(company.Workplace)])
                await rows.WriteAsync(id, TestContext.Current.CancellationToken);
            await rows.WriteAsync(new DateOnly(2026, 1 + index % 7, 1 + index % 28), NpgsqlDbType.Date, TestContext.Current.CancellationToken);
            await rows.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz, TestContext.Current.CancellationToken);
            await rows.WriteAsync(TermsOf(1_500_000 + index * 1_237L), NpgsqlDbType.Jsonb, TestContext.Current.CancellationToken);
        }

        await rows.CompleteAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As the column keeps them.</summary>
    private static string TermsOf(long pay) =>
        $$"""
        {"items":[{"name":"기본급","amount":{{pay}},"kind":"taxable"},{"name":"식대","amount":200000,"kind":"meal"}],
         "bases":{"pension_income":{{pay}},"health_pay":{{pay}},"employment_pay":{{pay}} },"exempt":[],"pays_pension_of_joining_month":false,
         "billed":{},"family":{"dependants":{{1 + pay % 11}},"children":0},"ratio":"percent100"}
        """;
}
