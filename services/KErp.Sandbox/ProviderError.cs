namespace KErp.Sandbox;

/// <summary>How Linkhub and Popbill both refuse: any HTTP status but 200, with this body.</summary>
public sealed record ProviderError(long Code, string Message)
{
    public IResult As(int status) => Results.Json(this, statusCode: status);

    public IResult AsBadRequest() => As(StatusCodes.Status400BadRequest);
}
