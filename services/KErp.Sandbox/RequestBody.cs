namespace KErp.Sandbox;

internal static class RequestBody
{
    /// <summary>
    /// The body as it was sent, byte for byte: the signature is over bytes, and the fault "duplicate" handles one
    /// request twice, so that the body must be readable again.
    /// </summary>
    public static async Task<byte[]> ReadBytesAsync(this HttpRequest request)
    {
        request.EnableBuffering();
        request.Body.Position = 0;
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, request.HttpContext.RequestAborted);
        return copy.ToArray();
    }
}
