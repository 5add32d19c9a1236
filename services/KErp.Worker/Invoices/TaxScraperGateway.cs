using Grpc.Core;
using KErp.Data.Model;
using KErp.Protos.Tax.V1;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace KErp.Worker.Invoices;

/// <summary>What came of asking for an invoice to be issued.</summary>
internal abstract record IssueResult
{
    private IssueResult() { }

    public sealed record Issued(string ConfirmNumber, bool Adopted) : IssueResult;

    /// <summary>A definite no: trying again changes nothing.</summary>
    public sealed record Refused(string Code, string Reason) : IssueResult;

    /// <summary>For now it cannot be known or done; the same call is safe to repeat.</summary>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter) : IssueResult;
}

/// <summary>Asks tax-scraper to issue an invoice, within a deadline and behind a breaker.</summary>
internal sealed class TaxScraperGateway(TaxScraper.TaxScraperClient client, TaxScraperBreaker breaker, IOptions<IssuingOptions> options, TimeProvider time)
{
    /// <exception cref="RpcException">tax-scraper itself is broken: neither the provider's no nor a passing failure.</exception>
    public async Task<IssueResult> IssueAsync(Invoice invoice)
    {
        var request = new IssueTaxInvoiceRequest { Invoice = IssueRequestMapping.ToMessage(invoice) };
        try
        {
            var deadline = (time.GetUtcNow() + options.Value.CallDeadline).UtcDateTime;
            var response = await breaker.Pipeline.ExecuteAsync(
                async _ => await client.IssueTaxInvoiceAsync(request, new CallOptions(deadline: deadline)));
            return response.OutcomeCase is IssueTaxInvoiceResponse.OutcomeOneofCase.Issued
                ? new IssueResult.Issued(response.Issued.NtsConfirmNumber, response.Issued.Adopted)
                : new IssueResult.Refused(response.Refusal.Code, response.Refusal.Message);
        }
        catch (BrokenCircuitException e)
        {
            return new IssueResult.Unavailable("The breaker of the provider is open.", e.RetryAfter);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument)
        {
            return new IssueResult.Refused("invalid_request", e.Status.Detail);
        }
        catch (RpcException e) when (IsTransient(e))
        {
            return new IssueResult.Unavailable($"{e.StatusCode}: {e.Status.Detail}", null);
        }
    }

    public static bool IsTransient(RpcException e) => e.StatusCode
        is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Cancelled or StatusCode.Aborted
        || FailedToConnect(e);

    /// <summary>The client calls a handshake by TLS that failed, on a certificate that ran out for example, "Internal".</summary>
    private static bool FailedToConnect(RpcException e) => e is { StatusCode: StatusCode.Internal, Status.DebugException: HttpRequestException };
}
