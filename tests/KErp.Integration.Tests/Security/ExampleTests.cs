using System.Text.Json.Nodes;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Security;

/// <summary>Examples of the document are pasted as they stand.</summary>
public sealed class ExampleTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string SignUp = "POST /api/v1/auth/sign-up";

    /// <summary>Where the body or the address needs what no example can hold: the refusal of exactly that.</summary>
    private static readonly Dictionary<string, (int Status, string Code)> Refusals = new()
    {
        ["POST /api/v1/auth/refresh"] = (401, "unauthenticated"),
        ["POST /api/v1/auth/switch-company"] = (404, "not_found"),
        ["POST /api/v1/auth/password-reset/confirm"] = (400, "token_invalid"),
        ["POST /api/v1/auth/email-confirmation/confirm"] = (400, "token_invalid"),
        ["POST /api/v1/auth/invitations/accept"] = (400, "token_invalid"),
        ["POST /api/v1/auth/totp/confirm"] = (400, "code_invalid"),
        ["POST /api/v1/employees/{id}/employments"] = (400, "validation_failed"),
        ["PATCH /api/v1/employees/{id}/employments/{employmentId}"] = (404, "not_found"),
        ["PUT /api/v1/employees/{id}/employments/{employmentId}/terms"] = (404, "not_found"),
        ["POST /api/v1/payrolls"] = (400, "validation_failed"),
        ["POST /api/v1/payrolls/{id}/reopen"] = (404, "not_found"),
        ["PATCH /api/v1/members/{userId}"] = (404, "not_found"),
        ["POST /api/v1/reverse-requests/received/{itemKey}/refuse"] = (404, "not_found"),
        ["POST /api/v1/invoices/{id}/cancel"] = (409, "not_issued"),
        ["POST /api/v1/invoices/{id}/amendments"] = (409, "original_not_transmitted"),
    };

    /// <summary>What an address is about, and the example that makes one.</summary>
    private static readonly Dictionary<string, string> Makers = new()
    {
        ["/api/v1/invoices/{id}"] = "POST /api/v1/invoices/drafts",
        ["/api/v1/partners/{id}"] = "POST /api/v1/partners",
        ["/api/v1/workplaces/{id}"] = "POST /api/v1/workplaces",
        ["/api/v1/employees/{id}"] = "POST /api/v1/employees",
    };

    [Fact]
    public async Task Every_body_has_an_example_that_works()
    {
        var operations = (await ApiDocument.ReadAsync(Api)).Operations.Where(o => o.Body is not null).ToDictionary(o => o.Route);
        // First: the owner whom it makes is the one who signs in.
        var signedUp = await PasteAsync(operations[SignUp], "", token: null);
        var wrong = new List<string>();
        if ((int)signedUp.Status != 201) wrong.Add($"{SignUp}: {signedUp}");
        foreach (var operation in operations.Values.Where(o => o.Route != SignUp))
        {
            var answer = await PasteByANewOwnerAsync(operation, operations);
            if (!IsExpected(operation, answer)) wrong.Add($"{operation}: {answer}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Empty(Refusals.Keys.Concat(Makers.Values).Except(operations.Keys));
        Assert.True(operations.Count >= 34, $"only {operations.Count} bodies were found: the test proved little");
    }

    private static bool IsExpected(Operation operation, Answer answer) => Refusals.TryGetValue(operation.Route, out var refusal)
        ? (int)answer.Status == refusal.Status && answer.Code == refusal.Code
        : (int)answer.Status is >= 200 and < 300 || IsTheProvidersNo(operation, answer);

    /// <summary>A new company is not yet all that the provider asks of a member.</summary>
    private static bool IsTheProvidersNo(Operation operation, Answer answer) =>
        operation.Path.StartsWith("/api/v1/provider/", StringComparison.Ordinal) && (int)answer.Status == 409 && answer.Code == "provider_refused";

    /// <summary>Each by an owner of its own: one ends the sessions, one closes the company.</summary>
    private async Task<Answer> PasteByANewOwnerAsync(Operation operation, Dictionary<string, Operation> operations)
    {
        var token = await SignUpLikeTheExampleAsync(operations[SignUp]);
        var id = $"{Guid.NewGuid()}";
        if (Makers.FirstOrDefault(m => operation.Path.StartsWith(m.Key, StringComparison.Ordinal)) is { Value: { } maker })
        {
            var made = await PasteAsync(operations[maker], id, token);
            if ((int)made.Status != 201) return made;
            id = made.Json["id"]!.GetValue<string>();
        }

        return await PasteAsync(operation, id, token);
    }

    /// <summary>With the password that the examples know, and an address that is free.</summary>
    private async Task<string> SignUpLikeTheExampleAsync(Operation signUp)
    {
        var body = JsonNode.Parse(signUp.Example!)!;
        body["email"] = ApiClient.NewEmail();
        return (await Api.PostAsync("api/v1/auth/sign-up", body)).AccessToken;
    }

    private Task<Answer> PasteAsync(Operation operation, string id, string? token) =>
        Api.SendRawAsync(operation.Method, operation.PathTo(id), token, operation.Example ?? "no example");
}
