namespace KErp.Api.Employees;

/// <summary>Bodies that work when pasted. The number is made up.</summary>
internal static class EmployeeExamples
{
    private const string Number = "900101-2000000";

    public const string Employee = $$"""{ "name": "홍길동", "residentNumber": "{{Number}}" }""";

    public const string Search = $$"""{ "residentNumber": "{{Number}}" }""";

    public const string Reveal = """{ "reason": "4대보험 취득 신고" }""";
}
