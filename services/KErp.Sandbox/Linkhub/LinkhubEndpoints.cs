using System.Globalization;
using KErp.Sandbox.Faults;

namespace KErp.Sandbox.Linkhub;

/// <summary><c>auth.linkhub.co.kr</c>: session tokens and the server's time.</summary>
public static class LinkhubEndpoints
{
    /// <summary>How <c>x-lh-date</c>, <c>expiration</c> and <c>/Time</c> write a time: UTC.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static void MapLinkhub(this WebApplication app)
    {
        app.MapPost("/{serviceId}/Token", IssueToken.HandleAsync).WithFaults(FaultOperation.Token);
        app.MapGet("/Time", (TimeProvider clock) => Format(clock.GetUtcNow())).WithFaults(FaultOperation.Time);
    }

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
