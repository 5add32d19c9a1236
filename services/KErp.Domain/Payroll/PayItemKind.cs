namespace KErp.Domain.Payroll;

/// <summary>How an item of pay is taxed.</summary>
public enum PayItemKind
{
    /// <summary>과세.</summary>
    Taxable,

    /// <summary>식대: 비과세 up to <see cref="PaySplit.MealLimit"/> a month, taxable above.</summary>
    Meal,

    /// <summary>비과세 for another reason, which the employer answers for.</summary>
    NonTaxable,
}
