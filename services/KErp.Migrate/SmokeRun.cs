namespace KErp.Migrate;

/// <param name="Got">Status and content type, or why there was no answer.</param>
internal sealed record SmokeFinding(string Call, string Expected, string Got);

/// <summary>Calls one version of the API, as a stranger would.</summary>
internal sealed class SmokeRun(Uri api) : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    // A connection for each call: a Service chooses the pod when it is opened, and every pod is to be asked.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = api, Timeout = AnswerLimit, DefaultRequestHeaders = { ConnectionClose = true },
    };

    /// <summary>Requests so far.</summary>
    public int Calls { get; private set; }

    public void Dispose() => _http.Dispose();

    /// <summary>Waits for the first answer: a Service knows its pods a moment later than Argo does.</summary>
    public async Task ArriveAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var limit = DateTime.UtcNow + patience;
        while (DateTime.UtcNow < limit)
        {
            try
            {
                using var answer = await _http.GetAsync(SmokeCall.All[0].Path, cancellation);
                return;
            }
            catch (Exception e) when (IsNoAnswer(e, cancellation))
            {
                await Task.Delay(RetryDelay, cancellation);
            }
        }
    }

    /// <summary>Every call once.</summary>
    public async Task<IReadOnlyList<SmokeFinding>> PassAsync(CancellationToken cancellation)
    {
        var findings = new List<SmokeFinding>();
        foreach (var call in SmokeCall.All)
        {
            Calls++;
            var got = await AskAsync(call, cancellation);
            if (got != call.Expected) findings.Add(new SmokeFinding(call.Name, call.Expected, got));
        }

        return findings;
    }

    private async Task<string> AskAsync(SmokeCall call, CancellationToken cancellation)
    {
        try
        {
            using var request = call.Request();
            using var answer = await _http.SendAsync(request, cancellation);
            return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType?.MediaType ?? "without a content type"}";
        }
        catch (Exception e) when (IsNoAnswer(e, cancellation))
        {
            return $"no answer: {e.Message}";
        }
    }

    private static bool IsNoAnswer(Exception e, CancellationToken cancellation) =>
        e is HttpRequestException || (e is TaskCanceledException && !cancellation.IsCancellationRequested);
}
