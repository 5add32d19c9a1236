using KErp.Domain.Invoices;

namespace KErp.Domain.Filings;

/// <summary>What must hold for the person of a line, whatever the form.</summary>
internal static class PersonRules
{
    public static void Check(List<Violation> found, string path, FilingEntry entry)
    {
        var person = entry.Person;
        FilingRules.Text(found, $"{path}.name", person.Name);
        TextRules.Open(found, $"{path}.nationality", person.Nationality, FilingRules.MaxText);
        TextRules.Open(found, $"{path}.residenceStatus", person.ResidenceStatus, FilingRules.MaxText);
        if (person.ResidentNumber == default)
        {
            found.Add(FilingViolations.InvalidResidentNumber($"{path}.residentNumber"));
            return;
        }

        if (entry.EventDay < person.ResidentNumber.BirthDate)
            found.Add(FilingViolations.BeforeBirth($"{path}.residentNumber"));
        CheckNationality(found, path, person);
    }

    private static void CheckNationality(List<Violation> found, string path, FiledPerson person)
    {
        foreach (var (field, value) in ((string, string?)[])[("nationality", person.Nationality), ("residenceStatus", person.ResidenceStatus)])
        {
            if (person.ResidentNumber.IsForeigner && string.IsNullOrWhiteSpace(value))
                found.Add(FilingViolations.Required($"{path}.{field}"));
            if (!person.ResidentNumber.IsForeigner && value is not null)
                found.Add(FilingViolations.ForeignerOnly($"{path}.{field}"));
        }
    }
}
