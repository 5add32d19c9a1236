using KErp.Data;
using KErp.Data.Audit;
using Microsoft.Extensions.Options;

namespace KErp.Worker.Audit;

/// <summary>Seals what was recorded, within seconds of its commit. One worker at a time does; the others look again later.</summary>
internal sealed partial class AuditSealer(AuditSealing sealing, AuditMetrics metrics, IOptions<AuditOptions> options, ILogger<AuditSealer> log) : BackgroundService
{
    /// <summary>Companies whose failure was told already: it comes again every second until somebody repairs the chain.</summary>
    private readonly HashSet<Guid> _broken = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Seal) LogOff();
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (options.Value.Seal) await SealAllAsync(stoppingToken);
                metrics.Record(await sealing.UnsealedAgeAsync(stoppingToken));
                if (failures > 0) LogRecovered(failures);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (failures++ == 0) LogAway(e);
            }

            await Task.Delay(options.Value.Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SealAllAsync(CancellationToken stopping)
    {
        try
        {
            await DrainAsync(null, stopping);
            _broken.Clear();
        }
        catch (Exception e) when (!stopping.IsCancellationRequested && !DatabaseFailure.IsTransient(e))
        {
            // Something about one company's chain: the others must not wait for its repair.
            if (_broken.Count == 0) LogOneByOne(e);
            foreach (var company in await sealing.WaitingCompaniesAsync(stopping)) await SealOneAsync(company, stopping);
        }
    }

    private async Task SealOneAsync(Guid company, CancellationToken stopping)
    {
        try
        {
            await DrainAsync(company, stopping);
            _broken.Remove(company);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested && !DatabaseFailure.IsTransient(e))
        {
            if (_broken.Add(company)) LogCompany(e, company);
        }
    }

    private async Task DrainAsync(Guid? company, CancellationToken stopping)
    {
        int? entries;
        do
        {
            entries = await sealing.SealAsync(options.Value.Batch, company, stopping);
            metrics.Sealed(entries ?? 0);
        }
        while (entries == options.Value.Batch);
    }

    [LoggerMessage(3101, LogLevel.Warning, "The audit is not sealed: Audit:Seal is false")]
    private partial void LogOff();

    [LoggerMessage(3102, LogLevel.Warning, "The audit cannot be sealed now and will be, once the database answers")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(3103, LogLevel.Information, "The audit is sealed again after {Failures} failed tries")]
    private partial void LogRecovered(int failures);

    [LoggerMessage(3104, LogLevel.Error, "The audit cannot be sealed in one go; company by company is tried")]
    private partial void LogOneByOne(Exception exception);

    [LoggerMessage(3105, LogLevel.Error, "The audit of company {Company} cannot be sealed")]
    private partial void LogCompany(Exception exception, Guid company);
}
