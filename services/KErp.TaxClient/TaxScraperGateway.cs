using Grpc.Core;
using KErp.Protos.Tax.V1;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace KErp.TaxClient;

/// <summary>Asks tax-scraper, within a deadline and behind a breaker.</summary>
public sealed class TaxScraperGateway(TaxScraper.TaxScraperClient client, TaxScraperBreaker breaker, IOptions<TaxClientOptions> options, TimeProvider time)
{
    private const string InvalidRequest = "invalid_request";

    /// <summary>Code of the refusal where what was asked about is not there.</summary>
    public const string NotFound = "not_found";

    /// <summary>Makes one call. Once sent it is not cancelled: its caller may be gone, its effect is not.</summary>
    /// <exception cref="RpcException">tax-scraper itself is broken: neither the provider's no nor a passing failure.</exception>
    public async Task<Answer<T>> AskAsync<T>(Func<TaxScraper.TaxScraperClient, CallOptions, AsyncUnaryCall<T>> call)
    {
        try
        {
            var deadline = (time.GetUtcNow() + options.Value.CallDeadline).UtcDateTime;
            return new Answer<T>.Given(await breaker.Pipeline.ExecuteAsync(async _ => await call(client, new CallOptions(deadline: deadline))));
        }
        catch (BrokenCircuitException e)
        {
            return new Answer<T>.Unavailable("The breaker of the provider is open.", e.RetryAfter);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument)
        {
            return new Answer<T>.Refused(InvalidRequest, e.Status.Detail);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound)
        {
            return new Answer<T>.Refused(NotFound, e.Status.Detail);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.FailedPrecondition)
        {
            // The contract: "code: message".
            return e.Status.Detail.Split(": ", 2) is [var code, var message]
                ? new Answer<T>.Refused(code, message)
                : new Answer<T>.Refused(InvalidRequest, e.Status.Detail);
        }
        catch (RpcException e) when (TransientErrors.Covers(e))
        {
            return new Answer<T>.Unavailable($"{e.StatusCode}: {e.Status.Detail}", null);
        }
    }

    /// <summary>Makes a call that changes something, whose answer holds the provider's no.</summary>
    public async Task<Answer<TaxInvoiceState>> CommandAsync(Func<TaxScraper.TaxScraperClient, CallOptions, AsyncUnaryCall<CommandResponse>> call) =>
        (await AskAsync(call)).Look<TaxInvoiceState>(response => response.OutcomeCase is CommandResponse.OutcomeOneofCase.Done
            ? new Answer<TaxInvoiceState>.Given(response.Done)
            : new Answer<TaxInvoiceState>.Refused(response.Refusal.Code, response.Refusal.Message));
}
