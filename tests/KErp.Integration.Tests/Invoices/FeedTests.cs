using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

public sealed class FeedTests(RunningPlatform platform) : AccountantTest(platform)
{
    [Fact]
    public async Task Two_replicas_tell_the_same_in_the_same_order_and_either_goes_on_where_the_other_stopped()
    {
        await using var second = await SecondApi.StartAsync(Platform);
        await using var here = await OpenAsync(Platform.Url);
        await using var there = await OpenAsync(second.Public);
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++) ids.Add(await IssueAsync());

        var seenHere = await here.TakeAsync(10);
        var seenThere = await there.TakeAsync(10);
        Assert.Equal(seenHere, seenThere);
        Assert.All(ids, id => Assert.Equal(["queued", "issued"], seenHere.Where(e => e.Invoice == id).Select(e => e.Status)));

        // Half-way the connection breaks, and the client comes back to the other replica.
        await using var resumed = await OpenAsync(second.Public, seenHere[4].Id);
        Assert.Equal(seenHere.Skip(5), await resumed.TakeAsync(5));
    }

    [Fact]
    public async Task Another_company_sees_nothing_of_it()
    {
        var stranger = await Api.SignUpAsync();
        await using var theirs = await OpenAsync(Platform.Url, token: stranger.AccessToken);
        await IssueAsync();

        var answer = await Api.PostAsync(Prefix, JsonNode.Parse(InvoiceBody.Valid()), stranger.AccessToken, Guid.NewGuid().ToString());

        Assert.Equal(answer.InvoiceId, (await theirs.TakeAsync(1))[0].Invoice);
    }

    private Task<Stream> OpenAsync(Uri replica, string? after = null, string? token = null) => Stream.OpenAsync(replica, token ?? Token, after);

    private sealed record Event(string Id, Guid Invoice, string Status);

    private sealed class Stream(HttpClient http, HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        public static async Task<Stream> OpenAsync(Uri replica, string token, string? after)
        {
            var http = new HttpClient { BaseAddress = replica };
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Prefix}/events");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            if (after is not null) request.Headers.Add("Last-Event-ID", after);
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            var stream = new Stream(http, response, SseParser.Create(body).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken));
            // The first one says that the stream is open: what happens from now on is in it.
            await stream.NextAsync();
            return stream;
        }

        public async Task<List<Event>> TakeAsync(int count)
        {
            var taken = new List<Event>();
            while (taken.Count < count)
            {
                var item = await NextAsync();
                if (item.EventType != "invoice") continue;
                var json = JsonNode.Parse(item.Data)!;
                taken.Add(new Event(item.EventId!, json["invoiceId"]!.GetValue<Guid>(), StatusOf(json)));
            }

            return taken;
        }

        public async ValueTask DisposeAsync()
        {
            response.Dispose();
            http.Dispose();
            await items.DisposeAsync();
        }

        private async Task<SseItem<string>> NextAsync()
        {
            Assert.True(await items.MoveNextAsync().AsTask().WaitAsync(Soon), "the stream has ended");
            return items.Current;
        }
    }
}
