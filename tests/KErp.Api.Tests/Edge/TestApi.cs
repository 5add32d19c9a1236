using System.Net;
using System.Net.Sockets;
using KErp.Api.Edge;
using KErp.Api.Requests;
using KErp.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KErp.Api.Tests.Edge;

/// <summary>The API's edge on a real socket, around small endpoints.</summary>
internal sealed class TestApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<HttpClient> _clients = [];

    private TestApi(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public int Authentications => _app.Services.GetRequiredService<TestAuthentication.Calls>().Count;

    public static Task<TestApi> StartAsync(params string[] settings) => StartAsync(Environments.Production, settings);

    public static async Task<TestApi> StartAsync(string environment, string[] settings)
    {
        var app = Build(environment, settings);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestApi(app);
    }

    public static WebApplication Build(string environment, params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["urls=http://127.0.0.1:0", "Shutdown:DrainDelay=00:00:00", .. settings], EnvironmentName = environment,
        });
        builder.AddServiceDefaults();
        builder.AddEdge();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddSingleton<TestAuthentication.Calls>();
        builder.Services.AddAuthentication(TestAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.Scheme, null);
        var app = builder.Build();
        app.UseEdge();
        app.UseAuthentication();
        app.UseCompanyLimit();
        app.MapDefaultEndpoints();
        app.MapReferencePage();
        app.MapGet("/address", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}");
        app.MapGet("/failure", string () => throw new InvalidOperationException("password=hunter2"));
        app.MapPost("/body", ReadAsync);
        return app;
    }

    /// <param name="from">The loopback address that the client's connections come from.</param>
    public HttpClient Client(string from = "127.0.0.1", params (string Name, string Value)[] headers)
    {
        var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = (context, stop) => ConnectAsync(context.DnsEndPoint, from, stop) })
        {
            BaseAddress = Address,
        };
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.Add(name, value);
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _app.DisposeAsync();
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<Dictionary<string, string>>(request, cancellation);
        return body.Problem ?? Results.Ok();
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, string from, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
