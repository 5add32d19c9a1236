using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Invoices;

public sealed class InvoiceLifeTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string ConfirmNumber = @"^\d{16}[0-9A-Za-z]{8}$";

    [Fact]
    public async Task An_invoice_reaches_its_confirm_number_within_five_seconds_and_is_issued_once()
    {
        var created = await Invoices.PostAsync(InvoiceBody.Valid());
        var issued = await Invoices.IssuedAsync(created.InvoiceId, TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.Accepted, created.Status);
        Assert.Equal("queued", created.Json["status"]!.GetValue<string>());
        Assert.Matches(ConfirmNumber, issued.Json["ntsConfirmNumber"]!.GetValue<string>());
        Assert.Equal(["queued", "issued"], issued.Json["timeline"]!.AsArray().Select(e => e!["status"]!.GetValue<string>()));
        Assert.Equal(1, await Sandbox.CountAsync("1234567891", created.Json["mgtKey"]!.GetValue<string>()));
        await AllSettledAsync(TimeSpan.FromSeconds(5));
        await AssertIssuedOnceAsync([created.InvoiceId]);
    }

    [Fact]
    public async Task What_was_posted_is_what_is_read_and_what_the_provider_got()
    {
        var created = await Invoices.PostAsync(InvoiceBody.Valid(supply: 1_234_560));
        var read = await Invoices.IssuedAsync(created.InvoiceId, TimeSpan.FromSeconds(10));

        Assert.Equal(1_234_560, read.Json["supplyAmount"]!.GetValue<long>());
        Assert.Equal(1_358_016, read.Json["totalAmount"]!.GetValue<long>());
        Assert.Equal("2208162517", read.Json["buyer"]!["businessNumber"]!.GetValue<string>());
        Assert.Equal("소프트웨어 개발 용역", read.Json["lines"]![0]!["item"]!.GetValue<string>());
        Assert.Equal(created.Json["lines"]!.ToJsonString(), read.Json["lines"]!.ToJsonString());
        Assert.Equal(created.Json["issueDeadline"]!.GetValue<string>(), read.Json["issueDeadline"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_newest_first()
    {
        var ids = new List<Guid>();
        for (var n = 0; n < 5; n++) ids.Add((await Invoices.PostAsync(InvoiceBody.Valid())).InvoiceId);

        var first = await Invoices.GetAsync("api/v1/invoices?limit=3");
        var second = await Invoices.GetAsync($"api/v1/invoices?limit=2&cursor={first.Json["nextCursor"]}");

        var listed = first.Json["items"]!.AsArray().Concat(second.Json["items"]!.AsArray()).Select(i => i!["id"]!.GetValue<Guid>());
        Assert.Equal(Enumerable.Reverse(ids), listed);
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_a_state()
    {
        var id = (await Invoices.PostAsync(InvoiceBody.Valid())).InvoiceId;
        await Invoices.IssuedAsync(id, TimeSpan.FromSeconds(10));

        var issued = await Invoices.GetAsync("api/v1/invoices?status=issued&limit=1");
        var failed = await Invoices.GetAsync("api/v1/invoices?status=cancelled");

        Assert.Equal(id, issued.Json["items"]![0]!["id"]!.GetValue<Guid>());
        Assert.Empty(failed.Json["items"]!.AsArray());
    }

    [Fact]
    public async Task An_unknown_invoice_is_not_found()
    {
        var answer = await Invoices.GetAsync($"api/v1/invoices/{Guid.CreateVersion7()}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("not_found", answer.Json["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_definite_refusal_of_the_provider_fails_the_invoice_at_once_with_its_reason()
    {
        await Sandbox.FailAsync("issue", "status", count: 1, statusCode: 400);
        var created = await Invoices.PostAsync(InvoiceBody.Valid());

        var failed = await Eventually.GetAsync(
            () => Invoices.GetAsync($"api/v1/invoices/{created.InvoiceId}"), a => a.Json["status"]!.GetValue<string>() == "failed", TimeSpan.FromSeconds(10));

        Assert.Matches("^-[0-9]{8}$", failed.Json["failure"]!["code"]!.GetValue<string>());
        Assert.NotEmpty(failed.Json["failure"]!["message"]!.GetValue<string>());
        Assert.Equal(0, (await Sandbox.CountAsync()).Issued);
        Assert.Equal(0, await Database.CountAsync("inbox", "outcome IN ('dead', 'failing')"));
    }
}
