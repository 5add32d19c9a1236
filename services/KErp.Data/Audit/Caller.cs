namespace KErp.Data.Audit;

/// <summary>Who asked, for the audit.</summary>
/// <param name="Actor"><c>user:ID</c>, <c>operator:NAME</c> or <c>system</c>.</param>
/// <param name="RemoteAddress">From where (접속지).</param>
public sealed record Caller(string Actor, string? RemoteAddress);
