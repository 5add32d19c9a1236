using System.Net;
using KErp.Hosting.HostProcesses;
using KErp.Integration.Tests.Platform;
using KErp.Names;

namespace KErp.Integration.Tests.Operations;

/// <summary><c>migrate smoke</c>, with which a deployment tries the new version.</summary>
public sealed class SmokeTests(RunningPlatform platform) : PlatformTest(platform)
{
    [Fact]
    public async Task The_api_as_it_is_passes_for_as_long_as_asked_and_nothing_is_left_of_it()
    {
        var before = await Database.RowsAsync();

        var once = await RunAsync(Platform.Url.ToString());
        var longer = await RunAsync(Platform.Url.ToString(), "--seconds", "3");

        Assert.Equal((0, 0), (once.ExitCode, longer.ExitCode));
        Assert.Equal((5, 0), (once.Lines.Single()["calls"]!.GetValue<int>(), once.Lines.Single()["findings"]!.GetValue<int>()));
        Assert.InRange(longer.Lines.Single()["calls"]!.GetValue<int>(), 10, 15);
        Assert.Equal(before, await Database.RowsAsync());
    }

    [Fact]
    public async Task An_api_that_nobody_reaches_is_a_finding_a_call()
    {
        var run = await RunAsync("http://127.0.0.1:1");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(6, run.Lines.Count);
        Assert.All(run.Lines.SkipLast(1), line => Assert.StartsWith("no answer: ", line["got"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/openapi/v1.json", 500, "application/problem+json", "GET /openapi/v1.json")]
    [InlineData("/api/v1/auth/login", 500, "application/problem+json", "POST /api/v1/auth/login")]
    [InlineData("/api/v1/invoices", 401, "text/html", "GET /api/v1/invoices")]
    [InlineData("/api/v1/invoices", 200, "application/json", "GET /api/v1/invoices")]
    [InlineData(HealthPaths.Ready, 302, "text/html", "GET /health/ready")]
    public async Task One_wrong_answer_ends_it_and_is_named(string path, int status, string contentType, string call)
    {
        using var api = new FrontOfApi(Platform.Url, path, status, contentType);

        var run = await RunAsync(api.Url, "--seconds", "60");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Lines.Count);
        Assert.Equal((call, $"{status} {contentType}"), (run.Lines[0]["call"]!.GetValue<string>(), run.Lines[0]["got"]!.GetValue<string>()));
        Assert.Equal(1, run.Lines[1]["findings"]!.GetValue<int>());
    }

    [Theory]
    [InlineData]
    [InlineData("localhost:8080")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://localhost", "--seconds")]
    [InlineData("http://localhost", "--seconds", "-1")]
    [InlineData("http://localhost", "--minutes", "1")]
    public async Task What_it_does_not_understand_is_answered_with_the_usage(params string[] arguments) =>
        Assert.Equal(64, (await RunAsync(arguments)).ExitCode);

    /// <summary>Without any connection: its pod has none.</summary>
    private Task<ProgramRun> RunAsync(params string[] arguments) => new MigrateProgram(Database).RunAsync(owner: "", ["smoke", .. arguments]);

    /// <summary>Answers one path by itself, and passes everything else on to the API.</summary>
    private sealed class FrontOfApi : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly HttpClient _api;

        public FrontOfApi(Uri api, string path, int status, string contentType)
        {
            _api = new HttpClient { BaseAddress = api };
            Url = $"http://localhost:{LocalPorts.Any()}/";
            _listener.Prefixes.Add(Url);
            _listener.Start();
            _ = ServeAsync(path, status, contentType);
        }

        public string Url { get; }

        public void Dispose()
        {
            _listener.Close();
            _api.Dispose();
        }

        private async Task ServeAsync(string path, int status, string contentType)
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                using var response = context.Response;
                if (context.Request.Url!.AbsolutePath == path) (response.StatusCode, response.ContentType) = (status, contentType);
                else await PassOnAsync(context.Request, response);
            }
        }

        private async Task PassOnAsync(HttpListenerRequest request, HttpListenerResponse response)
        {
            using var forward = new HttpRequestMessage(new HttpMethod(request.HttpMethod), request.RawUrl);
            if (request.HasEntityBody)
            {
                forward.Content = new StreamContent(request.InputStream);
                forward.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
            }

            using var answer = await _api.SendAsync(forward);
            (response.StatusCode, response.ContentType) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString());
            await answer.Content.CopyToAsync(response.OutputStream);
        }
    }
}
