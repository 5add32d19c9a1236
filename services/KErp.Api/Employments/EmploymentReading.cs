using KErp.Api.Requests;
using KErp.Domain.Payroll;

namespace KErp.Api.Employments;

/// <summary>An employment that is to begin.</summary>
internal sealed record NewEmployment(Guid WorkplaceId, DateOnly HiredOn, EmploymentTerms Terms);

/// <summary>Reads an employment that is to begin.</summary>
internal sealed class EmploymentReading : RequestReading
{
    /// <returns>The employment, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public NewEmployment? Read(CreateEmploymentRequest request)
    {
        var (workplace, hiredOn) = (Required("workplaceId", request.WorkplaceId), Required("hiredOn", request.HiredOn));
        var reading = new EmploymentTermsReading("terms.");
        var terms = reading.Read(request.Terms);
        Found.AddRange(reading.Violations);
        return terms is not null && Found.Count == 0 ? new NewEmployment(workplace, hiredOn, terms) : null;
    }
}
