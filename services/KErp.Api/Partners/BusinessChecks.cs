using KErp.Api.Caching;
using KErp.Data.Model;
using KErp.Data.Partners;
using KErp.TaxClient;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace KErp.Api.Partners;

/// <summary>States of businesses, remembered for all companies alike: they are public.</summary>
internal sealed class BusinessChecks(BusinessCalls calls, ApiCache cache, IOptions<PartnerOptions> options)
{
    private readonly HybridCacheEntryOptions _freshness = new()
    {
        Expiration = options.Value.CheckFreshness, LocalCacheExpiration = options.Value.CheckFreshness,
    };

    /// <summary>As remembered; who is not, is asked for, all of them in one call.</summary>
    /// <param name="numbers">Up to <see cref="BusinessCalls.MaxNumbers"/>, each once.</param>
    /// <returns>One report for each number, in their order.</returns>
    public async Task<Answer<IReadOnlyList<BusinessReport>>> LookUpAsync(IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        var remembered = await Task.WhenAll(numbers.Select(number => cache.FindAsync<BusinessReport>(Key(number), cancellation).AsTask()));
        var unknown = numbers.Where((_, index) => remembered[index] is null).ToList();
        if (unknown.Count == 0) return new Answer<IReadOnlyList<BusinessReport>>.Given(remembered!);

        var answer = await AskAsync(unknown, cancellation);
        return answer.Then<IReadOnlyList<BusinessReport>>(asked =>
        {
            var reports = remembered.OfType<BusinessReport>().Concat(asked).ToDictionary(report => report.BusinessNumber);
            return [.. numbers.Select(number => reports[number])];
        });
    }

    /// <summary>As it is now.</summary>
    public async Task<Answer<BusinessReport>> AskAsync(string number, CancellationToken cancellation) =>
        (await AskAsync([number], cancellation)).Then(reports => reports.Single());

    private async Task<Answer<IReadOnlyList<BusinessReport>>> AskAsync(IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        var answer = await calls.CheckAsync(numbers);
        // Nobody knowing for now is no knowledge: it is asked again next time.
        if (answer is Answer<IReadOnlyList<BusinessReport>>.Given given)
            foreach (var report in given.Value.Where(r => r.State is not BusinessState.Unknown))
                await cache.SetAsync(Key(report.BusinessNumber), report, _freshness, cancellation);
        return answer;
    }

    private static string Key(string number) => $"business:{number}";
}
