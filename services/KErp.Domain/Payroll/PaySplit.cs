namespace KErp.Domain.Payroll;

/// <summary>The pay of a month in won, by whether tax and contributions count it.</summary>
public readonly record struct PaySplit(long Taxable, long NonTaxable)
{
    /// <summary>Won a month that meals are free of tax up to (소득세법 제12조제3호러목).</summary>
    public const long MealLimit = 200_000;

    public long Total => Taxable + NonTaxable;

    /// <summary>Meals in several items share the one limit.</summary>
    /// <exception cref="ArgumentException">An item breaks the rules of <see cref="PayItemRules"/>.</exception>
    public static PaySplit Of(IReadOnlyList<PayItem> items)
    {
        if (PayItemRules.Check(items) is [var violation, ..])
            throw new ArgumentException($"{violation.Field}: {violation.English}", nameof(items));
        var meals = Sum(items, PayItemKind.Meal);
        var free = Math.Min(meals, MealLimit);
        return new PaySplit(Sum(items, PayItemKind.Taxable) + meals - free, Sum(items, PayItemKind.NonTaxable) + free);
    }

    private static long Sum(IReadOnlyList<PayItem> items, PayItemKind kind) => items.Where(item => item.Kind == kind).Sum(item => item.Amount);
}
