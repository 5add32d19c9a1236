using KErp.Domain.Employees;
using KErp.Domain.Invoices;

namespace KErp.Domain.Filings;

/// <summary>What must hold before a form is filed to an insurer. Lines that are not filed there are not judged.</summary>
public static class FilingRules
{
    public const int MaxText = 200;
    private const int ManagementNumberLength = 11;

    /// <returns>Every broken rule, not only the first; empty when the form may be filed.</returns>
    public static IReadOnlyList<Violation> Check<TEntry>(Filing<TEntry> filing, FilingContext context) where TEntry : FilingEntry
    {
        var found = new List<Violation>();
        CheckWorkplace(found, filing.Workplace);
        var filed = filing.Entries.Index().Where(line => line.Item.To.Contains(context.Insurer)).ToList();
        if (filed.Count == 0)
            found.Add(FilingViolations.NobodyFiled("entries"));
        if (filed.Count > context.Policy.MaxPeople)
            found.Add(FilingViolations.TooMany("entries", context.Policy.MaxPeople));
        var known = new HashSet<ResidentNumber>();
        foreach (var (index, entry) in filed.Take(context.Policy.MaxPeople))
        {
            PersonRules.Check(found, $"entries[{index}].person", entry);
            if (entry.Person.ResidentNumber != default && !known.Add(entry.Person.ResidentNumber))
                found.Add(FilingViolations.DuplicatePerson($"entries[{index}].person.residentNumber"));
            CheckEntry(new EntryCheck(found, $"entries[{index}]", context, entry.EventDay), entry);
        }

        return found;
    }

    /// <summary>Text that goes out in clear: without control characters and without a number of a person.</summary>
    internal static void Text(List<Violation> found, string field, string? text)
    {
        TextRules.Required(found, field, text, MaxText);
        EmployeeRules.WithoutNumber(found, field, text);
    }

    internal static void Phone(List<Violation> found, string field, string phone)
    {
        var digits = phone.Count(char.IsAsciiDigit);
        if (digits is < 8 or > 12 || phone.Any(each => each != '-' && !char.IsAsciiDigit(each)))
            found.Add(FilingViolations.InvalidPhone(field));
    }

    private static void CheckWorkplace(List<Violation> found, FilingWorkplace workplace)
    {
        if (workplace.ManagementNumber.Length != ManagementNumberLength || !workplace.ManagementNumber.All(char.IsAsciiDigit))
            found.Add(FilingViolations.InvalidManagementNumber("workplace.managementNumber"));
        Text(found, "workplace.name", workplace.Name);
        Text(found, "workplace.address", workplace.Address);
        Phone(found, "workplace.phone", workplace.Phone);
        TextRules.Open(found, "workplace.unitName", workplace.UnitName, MaxText);
        TextRules.Open(found, "workplace.branchName", workplace.BranchName, MaxText);
        TextRules.Open(found, "workplace.agencyNumber", workplace.AgencyNumber, MaxText);
    }

    private static void CheckEntry(EntryCheck check, FilingEntry entry)
    {
        switch (entry)
        {
            case Acquisition acquisition: AcquisitionRules.Check(check, acquisition); break;
            case Loss loss: LossRules.Check(check, loss); break;
            case ContentChange change: ContentChangeRules.Check(check, change); break;
            case PayTotal total: PayTotalRules.Check(check, total); break;
            case PayChange change: PayChangeRules.Check(check, change); break;
            default: throw new ArgumentOutOfRangeException(nameof(entry), entry.GetType().Name, "Not a line of a form.");
        }
    }
}
