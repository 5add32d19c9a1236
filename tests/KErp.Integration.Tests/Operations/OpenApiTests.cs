using System.Text.Json;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Operations;

public sealed class OpenApiTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A change of the API shows in the diff of the committed document; on a difference the new one is written beside it.</summary>
    [Fact]
    public async Task The_committed_document_is_what_the_api_serves()
    {
        var served = (await Invoices.GetAsync("openapi/v1.json")).Json.AsObject();
        // The address of the day is not part of the contract.
        served.Remove("servers");
        var text = served.ToJsonString(Readable) + "\n";
        var committed = Path.Combine(Repository.Root, "docs", "openapi", "kerp-api.json");

        if (!File.Exists(committed) || await File.ReadAllTextAsync(committed, TestContext.Current.CancellationToken) != text)
        {
            var written = Path.Combine(Repository.Root, ".kerp", "kerp-api.json");
            Directory.CreateDirectory(Path.GetDirectoryName(written)!);
            await File.WriteAllTextAsync(written, text, TestContext.Current.CancellationToken);
            Assert.Fail($"docs/openapi/kerp-api.json is not what the API serves; if the change is meant: mv {written} {committed}");
        }
    }

    [Fact]
    public async Task The_document_is_openapi_3_1_and_describes_every_answer_of_a_creation()
    {
        var document = (await Invoices.GetAsync("openapi/v1.json")).Json;

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var answers = document["paths"]!["/api/v1/invoices"]!["post"]!["responses"]!.AsObject().Select(r => r.Key);
        Assert.Equal(["202", "400", "401", "403", "409", "422", "503"], answers.Order(StringComparer.Ordinal));
    }
}
