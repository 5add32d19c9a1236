namespace KErp.Data.Schedules;

/// <summary>The right to run a job for one due time, until somebody else may take it over.</summary>
public sealed record JobClaim(string Job, DateTimeOffset DueAt, DateTimeOffset LeaseUntil);
