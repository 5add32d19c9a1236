using System.Collections.Concurrent;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Businesses;

/// <summary>
/// What the tax office knows of a business: every number with a right check digit is active, unless told otherwise. Counts
/// who asks, so that a test can show that a cache works; a restart forgets the counts.
/// </summary>
internal sealed class BusinessRegister(BusinessStore businesses)
{
    public const string GeneralTaxation = "01";

    private readonly ConcurrentDictionary<string, long> _calls = new();
    private readonly ConcurrentDictionary<string, long> _asked = new();

    /// <param name="service">Counted as one call of it, whatever the number of businesses.</param>
    public IEnumerable<(string Number, Business Business)> Ask(string service, IReadOnlyCollection<string> numbers)
    {
        _calls.AddOrUpdate(service, 1, (_, count) => count + 1);
        foreach (var number in numbers)
            _asked.AddOrUpdate(number, 1, (_, count) => count + 1);
        return numbers.Select(number => (number, Find(number)));
    }

    public object Counts(string? number) => new
    {
        ntsStatus = _calls.GetValueOrDefault(NtsStatus.Service),
        closeDown = _calls.GetValueOrDefault(CloseDown.Service),
        asked = number is null ? _asked.Values.Sum() : _asked.GetValueOrDefault(number),
    };

    private Business Find(string number) => businesses.Find(number)
        ?? new Business(BusinessNumber.IsValid(number) ? BusinessState.Active : BusinessState.Unregistered, null, GeneralTaxation);
}
