using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Security;

/// <summary>What the platform decides cannot be sent along: an unknown property is refused, never ignored.</summary>
public sealed class MassAssignmentTests(RunningPlatform platform) : PlatformTest(platform)
{
    private static readonly string[] OursToDecide = ["companyId", "status", "ntsConfirmNumber", "createdAt", "isOperator", "passwordHash"];

    /// <summary>Where the name is an honest part of the request: which company to act for.</summary>
    private static readonly HashSet<string> Legitimate = ["POST /api/v1/auth/login companyId", "POST /api/v1/auth/switch-company companyId"];

    [Fact]
    public async Task No_request_takes_a_property_that_the_platform_decides()
    {
        var document = await ApiDocument.ReadAsync(Platform.Api);
        var taken = new List<string>();
        foreach (var operation in document.Operations.Where(o => o.Body is not null))
        {
            foreach (var property in OursToDecide.Where(p => !Legitimate.Contains($"{operation} {p}")))
            {
                var token = await Platform.Principals.SignInAsync("owner");
                var answer = await Platform.Api.SendRawAsync(operation.Method, operation.PathTo($"{Guid.NewGuid()}"), token, $$"""{"{{property}}":"x"}""");
                var refused = answer.Status == HttpStatusCode.BadRequest
                    && answer.Json["code"]!.GetValue<string>() == "unknown_property" && answer.Json["field"]!.GetValue<string>() == property;
                if (!refused) taken.Add($"{operation} {property}: {answer}");
            }
        }

        Assert.Empty(taken);
        Assert.True(document.Operations.Count(o => o.Body is not null) >= 10, "the document describes hardly any body: the test proved nothing");
    }
}
