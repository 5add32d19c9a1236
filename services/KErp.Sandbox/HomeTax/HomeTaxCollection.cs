using System.Text.Json;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.HomeTax;

/// <summary>What a job finds: documents that the tax office had when the job ended, the sandbox's own and foreign ones.</summary>
internal sealed class HomeTaxCollection(SandboxOptions options, InvoiceStore invoices, HomeTaxStore hometax, NtsTransmission transmission)
{
    public Work WorkOf(HomeTaxJob job) => new(job.RequestedAt, options.HomeTaxDuration);

    /// <summary>In the order of their days.</summary>
    public async Task<IReadOnlyList<HomeTaxAbbr>> CollectAsync(HomeTaxJob job)
    {
        await transmission.CatchUpAllAsync();
        var end = WorkOf(job).End;
        var own = invoices.Of(job.Side, job.CorpNum)
            .Where(invoice => InvoiceState.StationOf(invoice.State) == InvoiceState.Succeeded && invoice.ResultAt <= end)
            .Select(invoice => HomeTaxAbbr.Of(invoice, job.Side));
        var foreign = hometax.ForeignOf(job.CorpNum, job.Side)
            .Where(invoice => invoice.KnownAt <= end)
            .Select(invoice => JsonSerializer.Deserialize<HomeTaxAbbr>(invoice.Document, JsonSerializerOptions.Web)!);
        var period = new Period(job.FirstDay, job.LastDay);
        return [.. own.Concat(foreign)
            .Where(found => KoreanTime.DayOrNull(DayOf(found, job.DateType)) is { } day && period.Contains(day))
            .OrderBy(found => DayOf(found, job.DateType), StringComparer.Ordinal)];
    }

    private static string? DayOf(HomeTaxAbbr found, string dateType) => dateType switch
    {
        "W" => found.WriteDate,
        "I" => found.IssueDate,
        _ => found.SendDate,
    };
}
