namespace KErp.Sandbox.Popbill;

internal static class QueryFilters
{
    /// <summary>Whether one of a parameter's values, separated by commas, is right; an absent or empty parameter allows all.</summary>
    public static bool Allows(this IQueryCollection query, string name, Func<string, bool> isRight) =>
        query[name].ToString() is not { Length: > 0 } values || values.Split(',').Any(isRight);
}

/// <summary>The letters that searches have for what a document spells out.</summary>
internal static class QueryLetters
{
    public static string? OfTaxType(string? taxType) => taxType switch
    {
        "과세" => "T",
        "면세" => "N",
        "영세" => "Z",
        _ => null,
    };

    public static string OfAmendment(bool isAmendment) => isAmendment ? "M" : "N";
}
