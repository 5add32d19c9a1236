using KErp.Data.Model;
using KErp.Domain;

namespace KErp.Data.Employees;

/// <summary>An employee whose number was opened; it still shows itself masked.</summary>
public sealed record OpenEmployee(Guid Id, string Name, ResidentNumber ResidentNumber, DateTimeOffset CreatedAt)
{
    internal static OpenEmployee Of(Employee e, ResidentNumbers numbers) => new(e.Id, e.Name, numbers.Open(e), e.CreatedAt);

    /// <summary>Whose personal data it is, for the audit.</summary>
    internal static string Subject(Guid employee) => $"employee:{employee}";
}
