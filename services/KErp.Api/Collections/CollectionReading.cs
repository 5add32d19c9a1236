using KErp.Api.Requests;
using KErp.Data.Model;
using KErp.Domain.Collections;

namespace KErp.Api.Collections;

/// <summary>What is to be collected.</summary>
internal sealed record CollectionPeriod(CollectionDirection Direction, DateOnly From, DateOnly To);

/// <summary>Reads what is to be collected.</summary>
/// <param name="today">In Korea.</param>
internal sealed class CollectionReading(DateOnly today) : RequestReading
{
    /// <returns>The period, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public CollectionPeriod? Read(CreateCollectionRequest request)
    {
        var period = new CollectionPeriod(Required("direction", request.Direction), Required("from", request.From), Required("to", request.To));
        // The rules judge what is there; what is missing was reported above.
        if (Found.Count == 0) Found.AddRange(CollectionRules.Check(period.From, period.To, today));
        return Found.Count == 0 ? period : null;
    }
}
