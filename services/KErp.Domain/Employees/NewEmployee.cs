namespace KErp.Domain.Employees;

/// <param name="HiredOn">The first day of work, a Korean date; it may lie ahead.</param>
public sealed record NewEmployee(string Name, ResidentNumber ResidentNumber, DateOnly HiredOn);
