using System.Net;
using KErp.Integration.Tests.Invoices;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Employees;

public sealed class EmployeeIdempotencyTests(RunningPlatform platform) : PlatformTest(platform)
{
    private readonly string _key = Guid.NewGuid().ToString();
    private EmployeeClient _hr = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _hr = await EmployeeClient.SignInAsync(Platform, "hr");
    }

    public override ValueTask DisposeAsync()
    {
        _hr.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task Ten_parallel_posts_with_one_key_make_one_employee()
    {
        var body = EmployeeClient.Person(Numbers.Next());
        var before = await Database.CountAsync("employees");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _hr.CreateAsync(body, _key)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.Status));
        Assert.Single(answers.Select(a => (a.Body, a.Location)).Distinct());
        Assert.Single(answers, a => !a.Replayed);
        Assert.Equal(before + 1, await Database.CountAsync("employees"));
    }

    /// <summary>The two look the same once masked; their fingerprints must not.</summary>
    [Fact]
    public async Task The_same_key_with_another_number_is_refused()
    {
        await _hr.CreateAsync(EmployeeClient.Person(Numbers.Next()), _key);
        var before = await Database.RowsAsync();

        var answer = await _hr.CreateAsync(EmployeeClient.Person(Numbers.Next()), _key);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency_key_reused"), (answer.Status, answer.Code));
        Assert.Equal(before, await Database.RowsAsync());
    }

    [Fact]
    public async Task A_number_that_is_taken_is_refused_and_that_is_not_remembered()
    {
        var number = Numbers.Next();
        await _hr.CreateAsync(EmployeeClient.Person(number));
        var before = await Database.RowsAsync();

        var refused = await _hr.CreateAsync(EmployeeClient.Person(number, name: "홍길순"), _key);
        var unchanged = await Database.RowsAsync();
        var other = await _hr.CreateAsync(EmployeeClient.Person(Numbers.Next()), _key);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("resident_number_taken", refused.Json["errors"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(before, unchanged);
        Assert.Equal((HttpStatusCode.Created, false), (other.Status, other.Replayed));
    }

    [Fact]
    public async Task A_duplicate_waits_two_seconds_for_the_first_and_is_then_told_to_come_back()
    {
        var body = EmployeeClient.Person(Numbers.Next());
        await using var first = await HeldKey.HoldAsync(Database.AppConnectionString, Platform.CompanyId, _key, "/api/v1/employees");

        var answer = await _hr.CreateAsync(body, _key);

        Assert.Equal((HttpStatusCode.Conflict, "request_in_progress"), (answer.Status, answer.Code));
        await first.RollbackAsync();
        Assert.Equal(HttpStatusCode.Created, (await _hr.CreateAsync(body, _key)).Status);
    }

    [Fact]
    public async Task A_post_without_a_key_is_refused() =>
        Assert.Equal("idempotency_key_required", (await _hr.CreateAsync(EmployeeClient.Person(Numbers.Next()), key: "")).Code);
}
