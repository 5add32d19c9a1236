namespace KErp.Sandbox.Popbill;

/// <summary>
/// Popbill's <c>stateCode</c>. 300-305 and 600 are published; 210, 400, 500 and 31x of an invoice that the buyer asked
/// for are not all (grade C). On its way to the tax office a document goes through the stations 301-305, or 311-315.
/// </summary>
internal static class InvoiceState
{
    public const int Requested = 210;
    public const int Issued = 300;
    public const int ReverseIssued = 310;
    public const int RequestRefused = 400;
    public const int RequestCancelled = 500;
    public const int IssueCancelled = 600;

    public const int BeforeSending = 1;
    public const int WaitingToSend = 2;
    public const int Sending = 3;
    public const int Succeeded = 4;
    public const int Failed = 5;

    /// <returns>The station of an issued document, 0 before its departure; nothing for one that is not issued.</returns>
    public static int? StationOf(int state) => state is >= Issued and <= Issued + Failed or >= ReverseIssued and <= ReverseIssued + Failed
        ? state % 10
        : null;

    public static bool MayBeCancelled(int state) => StationOf(state) < Sending;

    public static bool MayBeDeleted(int state) =>
        state is RequestRefused or RequestCancelled or IssueCancelled || StationOf(state) == Failed;
}
