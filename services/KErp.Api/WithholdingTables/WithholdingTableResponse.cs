namespace KErp.Api.WithholdingTables;

/// <param name="EffectiveFrom">The first day of payment that it is for.</param>
/// <param name="Source">Where it was taken from, as the file says.</param>
public sealed record WithholdingTableResponse(Guid Id, DateOnly EffectiveFrom, string Source, DateTimeOffset CreatedAt);

/// <param name="Items">The last loaded first.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last one.</param>
public sealed record WithholdingTablePage(IReadOnlyList<WithholdingTableResponse> Items, string? NextCursor);
