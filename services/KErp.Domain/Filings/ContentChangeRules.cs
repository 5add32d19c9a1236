namespace KErp.Domain.Filings;

/// <summary>내용변경 (제9호): the same for every insurer.</summary>
internal static class ContentChangeRules
{
    public static void Check(EntryCheck check, ContentChange entry)
    {
        switch (entry.Content)
        {
            case ChangedContent.Name name: Name(check, name); break;
            case ChangedContent.Number number: Number(check, number); break;
            case ChangedContent.AcquiredOn date: Changed(check, date.Before == date.After); break;
            case ChangedContent.LostOn date: Changed(check, date.Before == date.After); break;
        }
    }

    private static void Name(EntryCheck check, ChangedContent.Name name)
    {
        FilingRules.Text(check.Found, check.Field("content.before"), name.Before);
        FilingRules.Text(check.Found, check.Field("content.after"), name.After);
        Changed(check, name.Before == name.After);
    }

    private static void Number(EntryCheck check, ChangedContent.Number number)
    {
        foreach (var (field, value) in ((string, ResidentNumber)[])[("content.before", number.Before), ("content.after", number.After)])
        {
            if (value == default) check.Add(FilingViolations.InvalidResidentNumber(check.Field(field)));
        }

        Changed(check, number.Before == number.After);
    }

    private static void Changed(EntryCheck check, bool same)
    {
        if (same) check.Add(FilingViolations.Unchanged(check.Field("content.after")));
    }
}
