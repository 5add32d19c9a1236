namespace KErp.Worker.Mails;

/// <summary>How an attempt to send a mail ended.</summary>
internal abstract record Delivery
{
    private Delivery() { }

    /// <summary>The server has taken the mail on itself.</summary>
    public sealed record Accepted : Delivery;

    /// <summary>The server does not want it, now or later.</summary>
    public sealed record Refused(string Reason) : Delivery;

    /// <summary>Not now.</summary>
    public sealed record Postponed(string Reason) : Delivery;
}
