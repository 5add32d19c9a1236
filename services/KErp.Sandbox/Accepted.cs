namespace KErp.Sandbox;

/// <summary>The answer to a request that changed something; a type of its own, so that a fault can tell it from a refusal.</summary>
internal sealed class Accepted(object answer) : IResult
{
    /// <summary>Popbill's plain success: <c>code</c> is 1.</summary>
    public static Accepted Done(string message) => new(new { code = 1, message });

    public Task ExecuteAsync(HttpContext httpContext) => Results.Ok(answer).ExecuteAsync(httpContext);
}
