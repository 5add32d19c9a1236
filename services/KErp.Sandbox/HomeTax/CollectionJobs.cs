using System.Globalization;
using System.Text.Json.Serialization;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.HomeTax;

/// <summary><c>/HomeTax/Taxinvoice</c>: asking for a job, how far it is, and what it found.</summary>
internal static class CollectionJobs
{
    private const int MaximumMonths = 3;

    /// <summary>After it Popbill knows nothing of a job.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    public static async Task<IResult> RequestAsync(HttpContext context, Side side, HomeTaxStore hometax, TimeProvider clock)
    {
        var query = context.Request.Query;
        var dateType = query["DType"].ToString();
        if (dateType is not ("W" or "I" or "S"))
            return PopbillErrors.BadSearch.AsBadRequest();
        if (Period.Read(query) is not { } period || period.IsLongerThan(MaximumMonths))
            return PopbillErrors.BadPeriod.AsBadRequest();

        var id = await hometax.AddJobAsync(new HomeTaxJob(
            0, context.CallerCorpNum(), side, dateType, period.First, period.Last, clock.GetUtcNow()));
        return new Accepted(new { jobID = ConfirmNumber.ItemKey(id) });
    }

    public static async Task<IResult> StateAsync(
        HttpContext context, string jobId, HomeTaxStore hometax, HomeTaxCollection collection, TimeProvider clock)
    {
        if (Find(context, jobId, hometax, clock) is not { } job)
            return PopbillErrors.NoSuchJob.AsBadRequest();
        var (work, now) = (collection.WorkOf(job), clock.GetUtcNow());
        return Results.Ok(new JobState(
            jobId,
            work.IsDone(now) ? 3 : work.IsRunning(now) ? 2 : 1,
            job.Side.Name,
            job.DateType,
            KoreanTime.Text(job.FirstDay),
            KoreanTime.Text(job.LastDay),
            KoreanTime.Stamp(job.RequestedAt),
            work.IsRunning(now) ? KoreanTime.Stamp(work.Start) : null,
            work.IsDone(now) ? KoreanTime.Stamp(work.End) : null,
            work.IsDone(now) ? 1 : null,
            work.IsDone(now) ? "성공" : null,
            work.IsDone(now) ? (await collection.CollectAsync(job)).Count : 0));
    }

    public static async Task<IResult> SearchAsync(
        HttpContext context, string jobId, HomeTaxStore hometax, HomeTaxCollection collection, TimeProvider clock)
    {
        if (Find(context, jobId, hometax, clock) is not { } job)
            return PopbillErrors.NoSuchJob.AsBadRequest();
        if (!collection.WorkOf(job).IsDone(clock.GetUtcNow()))
            return PopbillErrors.JobNotDone.AsBadRequest();
        var query = context.Request.Query;
        return Paging.Read(query) is { } paging
            ? Results.Ok(paging.Page((await collection.CollectAsync(job)).Where(found => IsWanted(found, query))))
            : PopbillErrors.BadSearch.AsBadRequest();
    }

    private static HomeTaxJob? Find(HttpContext context, string jobId, HomeTaxStore hometax, TimeProvider clock) =>
        long.TryParse(jobId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && hometax.FindJob(id, context.CallerCorpNum()) is { } job
        && clock.GetUtcNow() < job.RequestedAt + Memory ? job : null;

    private static bool IsWanted(HomeTaxAbbr found, IQueryCollection query) =>
        query.Allows("Type", type => type == QueryLetters.OfAmendment(found.ModifyYN == true))
        && query.Allows("TaxType", type => type == QueryLetters.OfTaxType(found.TaxType))
        && query.Allows("PurposeType", type => type == PurposeTypeLetter(found.PurposeType));

    /// <summary>영수, 청구, 없음.</summary>
    private static string PurposeTypeLetter(string? purposeType) => purposeType switch
    {
        "영수" => "R",
        "청구" => "C",
        _ => "N",
    };

    /// <summary>Popbill's names, of <c>HTTaxinvoiceJobState</c>: jobState 1 waits, 2 runs, 3 is done; errorCode 1 is success.</summary>
    private sealed record JobState(
        string JobID, [property: JsonPropertyName("jobState")] int State, string QueryType, string QueryDateType, string QueryStDate, string QueryEnDate, string RegDT,
        string? JobStartDT, string? JobEndDT, int? ErrorCode, string? ErrorReason, int CollectCount);
}
