using KErp.Sandbox.Storage;
using Microsoft.Data.Sqlite;

namespace KErp.Sandbox.Popbill.Transmission;

/// <summary>When an issued document leaves for the tax office.</summary>
internal sealed class TransmissionSchedule(SandboxOptions options)
{
    private const string Hold = "transmission-hold";

    private static readonly TimeOnly BatchTime = new(15, 0);

    public static bool IsHeld(SqliteConnection connection) => Settings.Read(connection, Hold, fallback: false);

    public static void SetHeld(SqliteConnection connection, bool held) => Settings.Write(connection, Hold, held);

    /// <returns>Nothing while documents are held back.</returns>
    public DateTimeOffset? DepartureOf(SqliteConnection connection, DateTimeOffset issuedAt)
    {
        if (IsHeld(connection))
            return null;
        return options.Transmission.Mode == TransmissionMode.Delays
            ? issuedAt
            : KoreanTime.At(NextBusinessDay(KoreanTime.Day(issuedAt)), BatchTime);
    }

    private DateOnly NextBusinessDay(DateOnly day)
    {
        do
            day = day.AddDays(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || options.Transmission.Holidays.Contains(day));
        return day;
    }
}
