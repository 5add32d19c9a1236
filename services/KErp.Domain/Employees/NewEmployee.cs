namespace KErp.Domain.Employees;

/// <summary>Somebody who is registered with a company; when and where one works is in the employments.</summary>
public sealed record NewEmployee(string Name, ResidentNumber ResidentNumber);
