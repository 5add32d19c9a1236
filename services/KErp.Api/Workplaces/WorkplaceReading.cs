using KErp.Api.Requests;
using KErp.Domain.Contributions;
using KErp.Domain.Workplaces;

namespace KErp.Api.Workplaces;

/// <summary>Reads a workplace.</summary>
internal sealed class WorkplaceReading : RequestReading
{
    /// <returns>The workplace, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public NewWorkplace? Read(WorkplaceRequest request)
    {
        var terms = new WorkplaceTerms(Required("employerSize", request.EmployerSize), Required("accidentPpm", request.AccidentPpm)) { Policy = PolicyOf(request.Policy) };
        var number = Required("managementNumber", request.ManagementNumber).Replace("-", "", StringComparison.Ordinal);
        var workplace = new NewWorkplace(number, Required("name", request.Name), terms);
        // The rules judge what is there; what is missing was reported above.
        if (Found.Count == 0) Found.AddRange(WorkplaceRules.Check(workplace));
        return Found.Count == 0 ? workplace : null;
    }

    private static ContributionPolicy PolicyOf(ContributionPolicyRequest? request)
    {
        var policy = ContributionPolicy.Default;
        return policy with
        {
            LongTermCare = request?.LongTermCare ?? policy.LongTermCare,
            HealthJoining = request?.HealthJoining ?? policy.HealthJoining,
            UnemploymentHireAgeLimit = request?.UnemploymentHireAgeLimit ?? policy.UnemploymentHireAgeLimit,
        };
    }
}
