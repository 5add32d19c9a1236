using System.Diagnostics.CodeAnalysis;

namespace KErp.Sandbox.Popbill;

/// <summary>Whose key names a document: <c>SELL</c> or <c>BUY</c> in Popbill's addresses.</summary>
internal sealed record Side(string Name)
{
    /// <summary>Part of a route that only these two match.</summary>
    public const string Route = "{side:regex(^(SELL|BUY)$)}";

    public static readonly Side Sell = new("SELL");
    public static readonly Side Buy = new("BUY");

    /// <summary>Binds a part of an address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Side? side) =>
        (side = text == Sell.Name ? Sell : text == Buy.Name ? Buy : null) is not null;
}
