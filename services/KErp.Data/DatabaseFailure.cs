using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KErp.Data;

/// <summary>Tells what a failed database call means, so that no other room needs to know Npgsql.</summary>
public static class DatabaseFailure
{
    /// <summary>
    /// True when the database is away, restarting, out of connections or asked for a retry (serialization, deadlock,
    /// lock time-out): the same work may succeed a moment later.
    /// </summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => true,
        NpgsqlException { IsTransient: true } => true,
        // A server that is restarting closes the socket in mid-answer; Npgsql wraps that without calling it transient.
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException } => true,
        DbUpdateException { InnerException: { } inner } => IsTransient(inner),
        InvalidOperationException { InnerException: { } inner } => IsTransient(inner),
        _ => false,
    };
}
