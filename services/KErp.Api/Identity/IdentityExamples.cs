using KErp.Api.Companies;

namespace KErp.Api.Identity;

/// <summary>
/// Bodies that work when pasted, all of them by the owner whom <see cref="SignUp"/> makes. Only tokens, codes and ids, which
/// nobody knows beforehand, have to be put in.
/// </summary>
internal static class IdentityExamples
{
    public const string Password = "four quiet otters rowing";
    private const string NewPassword = "five quiet otters rowing";
    private const string Owner = "owner@first.example";
    private const string Token = "the-token-of-the-mail";

    public const string SignUp = $$"""{ "company": {{CompanyExamples.Company}}, "name": "김대표", "email": "{{Owner}}", "password": "{{Password}}" }""";

    public const string Login = $$"""{ "email": "{{Owner}}", "password": "{{Password}}" }""";

    public const string Refresh = """{ "refreshToken": "the-refresh-token-of-the-sign-in" }""";

    public const string SwitchCompany = """{ "companyId": "019a0000-0000-7000-8000-000000000001" }""";

    public const string ChangePassword = $$"""{ "currentPassword": "{{Password}}", "newPassword": "{{NewPassword}}" }""";

    public const string RequestReset = $$"""{ "email": "{{Owner}}" }""";

    public const string ConfirmReset = $$"""{ "token": "{{Token}}", "newPassword": "{{NewPassword}}" }""";

    public const string ConfirmEmail = $$"""{ "token": "{{Token}}" }""";

    public const string AcceptInvitation = $$"""{ "token": "{{Token}}", "name": "박경리", "password": "{{NewPassword}}" }""";

    public const string ConfirmTotp = """{ "code": "123456" }""";

    public const string RemoveTotp = $$"""{ "password": "{{Password}}", "code": "123456" }""";

    public const string Invitation = """{ "email": "accountant@first.example", "role": "accountant" }""";

    public const string Role = """{ "role": "viewer" }""";
}
