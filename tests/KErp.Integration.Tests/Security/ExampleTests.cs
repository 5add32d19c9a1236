using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Security;

/// <summary>Examples of the document are pasted as they stand.</summary>
public sealed class ExampleTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly string[] Modules = ["/api/v1/invoices", "/api/v1/invoice-batches", "/api/v1/reverse-requests", "/api/v1/partners", "/api/v1/businesses", "/api/v1/collections", "/api/v1/provider"];

    [Fact]
    public async Task Every_body_of_tax_invoices_has_an_example_that_works()
    {
        var account = await Api.SignUpAsync();
        var operations = (await ApiDocument.ReadAsync(Api)).Operations.Where(o => o.Body is not null && Modules.Any(m => o.Path.StartsWith(m, StringComparison.Ordinal))).ToList();
        var wrong = new List<string>();
        foreach (var operation in operations)
        {
            var answer = await Api.SendRawAsync(operation.Method, operation.PathTo($"{Guid.NewGuid()}"), account.AccessToken, operation.Example ?? "no example");
            // Where the address names something that is not there, the body was read and found right before that was said.
            var expected = operation.Path.Contains('{', StringComparison.Ordinal) ? (int)answer.Status == 404 : (int)answer.Status is >= 200 and < 300 || IsTheProvidersNo(answer);
            if (!expected) wrong.Add($"{operation}: {answer}");
        }

        Assert.Empty(wrong);
        Assert.True(operations.Count >= 12, $"only {operations.Count} bodies were found: the test proved little");
    }

    /// <summary>A new company is not yet all that the provider asks of a member.</summary>
    private static bool IsTheProvidersNo(Answer answer) => (int)answer.Status == 409 && answer.Code == "provider_refused";
}
