namespace KErp.Api.Employments;

/// <summary>Bodies that work when pasted, once the workplace is one of the company's.</summary>
internal static class EmploymentExamples
{
    public const string Terms =
        """
        {
          "items": [
            { "name": "기본급", "amount": 3000000 },
            { "name": "식대", "amount": 200000, "kind": "meal" }
          ],
          "bases": { "pensionIncome": 3000000, "healthPay": 3000000, "employmentPay": 3000000 },
          "exempt": [],
          "paysPensionOfJoiningMonth": false,
          "billed": [{ "insurance": "health", "employee": 107850, "employer": 107850 }],
          "family": { "dependants": 2, "children": 0 },
          "ratio": "percent100"
        }
        """;

    public const string Employment = $$"""{ "workplaceId": "019b0000-0000-7000-8000-000000000000", "hiredOn": "2026-03-02", "terms": {{Terms}} }""";

    public const string Leave = """{ "leftOn": "2026-10-31" }""";
}
