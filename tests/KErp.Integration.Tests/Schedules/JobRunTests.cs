using KErp.Data;
using KErp.Data.Schedules;
using KErp.Integration.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace KErp.Integration.Tests.Schedules;

/// <summary>Who runs which job for which due time.</summary>
public sealed class JobRunTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Due = new(2026, 11, 24, 18, 0, 0, TimeSpan.Zero);
    private readonly string _job = $"test-{Guid.NewGuid():N}";
    private ServiceProvider _services = null!;
    private JobRunStore _runs = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddCompanyData(Database.AppConnectionString).BuildServiceProvider();
        _runs = _services.GetRequiredService<JobRunStore>();
    }

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Of_many_workers_one_has_the_run_and_once_it_is_finished_nobody()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ClaimAsync()));
        var claim = Assert.Single(claims, c => c is not null)!;
        await _runs.FinishAsync(claim, TestContext.Current.CancellationToken);
        await LeaseRunsOutAsync();

        Assert.Null(await ClaimAsync());
        Assert.NotNull(await _runs.ClaimAsync(_job, Due.AddDays(1), Lease, TestContext.Current.CancellationToken));
        Assert.Contains(_job, (await _runs.LastFinishedAsync(TestContext.Current.CancellationToken)).Keys);
    }

    [Fact]
    public async Task A_run_whose_lease_ran_out_is_taken_over_and_its_former_holder_learns_of_it()
    {
        var former = (await ClaimAsync())!;
        var extended = (await _runs.ExtendAsync(former, Lease, TestContext.Current.CancellationToken))!;
        await LeaseRunsOutAsync();
        var later = await ClaimAsync();
        await _runs.FailAsync(extended, "too late to count", TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.NotNull(later);
        Assert.Null(await _runs.ExtendAsync(extended, Lease, TestContext.Current.CancellationToken));
        Assert.Equal(1, await Database.CountAsync("job_runs", $"job = '{_job}' AND failure IS NULL AND lease_until > now()"));
    }

    [Fact]
    public async Task A_run_that_failed_says_why_and_is_there_again_after_its_delay()
    {
        await _runs.FailAsync((await ClaimAsync())!, "nobody answers", Lease, TestContext.Current.CancellationToken);
        var atOnce = await ClaimAsync();
        var failure = await Database.ScalarAsync<string>($"SELECT failure FROM job_runs WHERE job = '{_job}'");
        await LeaseRunsOutAsync();
        var later = await ClaimAsync();
        await _runs.FinishAsync(later!, TestContext.Current.CancellationToken);

        Assert.Equal((null, "nobody answers"), (atOnce, failure));
        Assert.Equal(1, await Database.CountAsync("job_runs", $"job = '{_job}' AND failure IS NULL AND finished_at IS NOT NULL"));
    }

    private Task<JobClaim?> ClaimAsync() => _runs.ClaimAsync(_job, Due, Lease, TestContext.Current.CancellationToken);

    private Task LeaseRunsOutAsync() => Database.ExecuteAsync($"UPDATE job_runs SET lease_until = now() - interval '1 second' WHERE job = '{_job}'");
}
