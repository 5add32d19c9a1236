using KErp.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace KErp.Api.Problems;

/// <summary>Turns what no endpoint caught into a problem without a stack trace.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = Classify(exception);
        if (problem == Problem.Internal) LogUnexpected(exception);
        if (problem == Problem.TemporarilyUnavailable) LogUnavailable(exception.Message);
        await problem.ToResult().ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemDefinition Classify(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.BodyTooLarge,
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => Problem.RequestTimeout,
        BadHttpRequestException => Problem.BadRequest,
        _ when DatabaseFailure.IsTransient(exception) => Problem.TemporarilyUnavailable,
        _ => Problem.Internal,
    };

    [LoggerMessage(2001, LogLevel.Error, "A request failed unexpectedly")]
    private partial void LogUnexpected(Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "A request was turned away because the database is away: {Reason}")]
    private partial void LogUnavailable(string reason);
}
