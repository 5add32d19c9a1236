namespace KErp.Integration.Tests.Platform;

/// <summary>What most tests need: a provider that works, counts from zero, and invoices made in numbers.</summary>
public abstract class PlatformTest(RunningPlatform platform) : IAsyncLifetime
{
    protected RunningPlatform Platform { get; } = platform;
    protected ApiClient Api => Platform.Api;
    protected InvoiceClient Invoices => Platform.Invoices;
    protected SandboxClient Sandbox => Platform.Sandbox;
    protected PlatformDatabase Database => Platform.Database;
    protected PlatformProcesses Processes => Platform.Processes;

    /// <summary>Each test starts on a quiet platform.</summary>
    public virtual async ValueTask InitializeAsync()
    {
        await Sandbox.WorkAsync();
        await AllSettledAsync(TimeSpan.FromMinutes(2));
        await Sandbox.ResetCountsAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Sandbox.WorkAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates invoices, so many at a time, and returns their ids.</summary>
    protected async Task<List<Guid>> CreateAsync(int count, int parallel = 16)
    {
        var ids = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (_, _) =>
        {
            var answer = await Invoices.PostAsync(InvoiceBody.Valid());
            Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.Status);
            ids.Add(answer.InvoiceId);
        });
        return [.. ids];
    }

    /// <summary>No outbox row is without an ending.</summary>
    protected Task AllSettledAsync(TimeSpan within) =>
        Eventually.GetAsync(() => Database.CountAsync("outbox", "state = 'pending'"), pending => pending == 0, within);

    /// <summary>Every one of them was issued, and the provider accepted no document twice.</summary>
    protected async Task AssertIssuedOnceAsync(IReadOnlyCollection<Guid> ids)
    {
        var issued = await Database.ColumnAsync("SELECT id FROM invoices WHERE status = 'issued' AND nts_confirm_number ~ '^[0-9]{16}[0-9A-Za-z]{8}$'");
        Assert.Empty(ids.Select(id => id.ToString()).Except(issued));
        var count = await Sandbox.CountAsync();
        Assert.Equal(1, count.MaxPerKey);
        Assert.Equal(ids.Count, count.Issued);
        var effects = $"outcome = 'done' AND substring(payload FROM '[0-9a-f-]{{36}}') = ANY ('{{{string.Join(',', ids)}}}'::text[])";
        Assert.Equal(ids.Count, await Database.CountAsync("inbox", effects));
    }
}
