using Grpc.Core;

namespace KErp.TaxClient;

/// <summary>Failures after which the same call is safe to repeat, and likely to succeed some time.</summary>
internal static class TransientErrors
{
    public static bool Covers(RpcException e) => e.StatusCode
        is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Cancelled or StatusCode.Aborted
        || FailedToConnect(e);

    /// <summary>The client calls a handshake by TLS that failed, on a certificate that ran out for example, "Internal".</summary>
    private static bool FailedToConnect(RpcException e) => e is { StatusCode: StatusCode.Internal, Status.DebugException: HttpRequestException };
}
