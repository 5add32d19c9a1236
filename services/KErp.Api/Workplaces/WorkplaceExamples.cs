namespace KErp.Api.Workplaces;

/// <summary>A body that works when pasted. The number is made up.</summary>
internal static class WorkplaceExamples
{
    public const string Workplace =
        """
        {
          "managementNumber": "220-81-62517-0",
          "name": "본사",
          "accidentPpm": 7000,
          "employerSize": "under150",
          "policy": { "longTermCare": "of_own_health_contribution", "healthJoining": "joined_on_the_first", "unemploymentHireAgeLimit": 65 }
        }
        """;
}
