using KErp.Domain.Contributions;
using KErp.Domain.Invoices;

namespace KErp.Domain.Payroll;

/// <summary>What must hold for the items of a month's pay.</summary>
public static class PayItemRules
{
    public const int MaxItems = 50;
    public const int MaxName = 50;

    /// <returns>Every broken rule; empty when none is.</returns>
    public static IReadOnlyList<Violation> Check(IReadOnlyList<PayItem> items)
    {
        var found = new List<Violation>();
        if (items.Count > MaxItems)
            found.Add(PayrollViolations.TooManyItems("items", MaxItems));
        foreach (var (index, item) in items.Take(MaxItems).Index())
            CheckItem(found, $"items[{index}]", item);
        // The sum is what contributions and tax are computed of, and they know a largest pay.
        if (found.Count == 0 && items.Sum(item => item.Amount) > ContributionBases.Max)
            found.Add(PayrollViolations.AmountOutOfRange("items", ContributionBases.Max));
        return found;
    }

    private static void CheckItem(List<Violation> found, string field, PayItem item)
    {
        TextRules.Required(found, $"{field}.name", item.Name, MaxName);
        if (ResidentNumber.IsIn(item.Name))
            found.Add(PayrollViolations.PersonalNumber($"{field}.name"));
        if (!Enum.IsDefined(item.Kind))
            found.Add(PayrollViolations.UnknownValue($"{field}.kind"));
        if (item.Amount is < 0 or > ContributionBases.Max)
            found.Add(PayrollViolations.AmountOutOfRange($"{field}.amount", ContributionBases.Max));
    }
}
