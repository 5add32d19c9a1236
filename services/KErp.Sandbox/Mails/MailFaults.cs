using KErp.Sandbox.Faults;
using SmtpServer;
using SmtpServer.Protocol;

namespace KErp.Sandbox.Mails;

/// <summary>Fails as a mail server does: with a reply code, late, or by closing the connection.</summary>
internal sealed class MailFaults(FaultSwitches faults)
{
    /// <summary>While a recipient is named: nothing has been taken.</summary>
    /// <exception cref="SmtpResponseException">The reply that the fault asks for.</exception>
    public async Task BeforeAsync(ISessionContext session, CancellationToken cancellation)
    {
        if (faults.TakeBefore(FaultOperation.Mail) is not { } fault)
            return;
        await Task.Delay(fault.LatencyMs ?? 0, cancellation);
        if (fault.Kind == FaultKind.Status)
            throw new SmtpResponseException(Reply(fault));
        if (fault.Kind == FaultKind.Drop)
            session.Pipe.Dispose();
    }

    /// <summary>Once the mail is kept.</summary>
    public async Task<SmtpResponse> AfterAcceptAsync(ISessionContext session, CancellationToken cancellation)
    {
        if (faults.TakeAfterAccept(FaultOperation.Mail) is not { } fault)
            return SmtpResponse.Ok;
        await Task.Delay(fault.LatencyMs ?? 0, cancellation);
        if (fault.Kind == FaultKind.TimeoutAfterAccept)
            session.Pipe.Dispose();
        return Reply(fault);
    }

    private static SmtpResponse Reply(Fault fault) => new((SmtpReplyCode)(fault.StatusCode ?? 451), "the sandbox was told to fail");
}
