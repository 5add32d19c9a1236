using KErp.Domain.Contributions;

namespace KErp.Domain.Payroll;

/// <summary>What must hold for the terms of an employment, so that a payslip can be computed of them in every month.</summary>
public static class EmploymentTermsRules
{
    /// <returns>Every broken rule; empty when none is.</returns>
    public static IReadOnlyList<Violation> Check(EmploymentTerms terms)
    {
        var found = new List<Violation>(PayItemRules.Check(terms.Items));
        Amount(found, "bases.pensionIncome", terms.Bases.PensionIncome);
        Amount(found, "bases.healthPay", terms.Bases.HealthPay);
        Amount(found, "bases.employmentPay", terms.Bases.EmploymentPay);
        foreach (var (insurance, share) in terms.Billed)
        {
            Amount(found, $"billed.{insurance}", share.Employee);
            Amount(found, $"billed.{insurance}", share.Employer);
        }

        CheckFamily(found, terms.Family);
        return found;
    }

    private static void CheckFamily(List<Violation> found, WithholdingFamily family)
    {
        if (family.Dependants is < 1 or > WithholdingFamily.MaxDependants)
            found.Add(PayrollViolations.NumberOutOfRange("family.dependants", 1, WithholdingFamily.MaxDependants));
        // The employee is one of the dependants and none of the children.
        else if (family.Children < 0 || family.Children >= family.Dependants)
            found.Add(PayrollViolations.NumberOutOfRange("family.children", 0, family.Dependants - 1));
    }

    private static void Amount(List<Violation> found, string field, long amount)
    {
        if (amount is < 0 or > ContributionBases.Max)
            found.Add(PayrollViolations.AmountOutOfRange(field, ContributionBases.Max));
    }
}
