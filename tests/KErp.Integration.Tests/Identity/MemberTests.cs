using System.Net;
using KErp.Integration.Tests.Platform;

namespace KErp.Integration.Tests.Identity;

public sealed class MemberTests(RunningPlatform platform) : PlatformTest(platform)
{
    private const string Accept = "api/v1/auth/invitations/accept";

    [Fact]
    public async Task Who_is_invited_joins_with_the_role_and_the_link_works_once()
    {
        var owner = await Api.SignUpAsync();
        var email = ApiClient.NewEmail();
        var token = await InviteAsync(owner, email, "accountant");

        var joined = await Api.PostAsync(Accept, new { token, name = "박회계", password = ApiClient.Password });
        var again = await Api.PostAsync(Accept, new { token, name = "박회계", password = ApiClient.Password });

        Assert.Equal(HttpStatusCode.OK, joined.Status);
        Assert.Equal(("accountant", owner.CompanyId), (joined.Json["role"]!.GetValue<string>(), joined.Json["company"]!["id"]!.GetValue<Guid>()));
        Assert.Equal("token_invalid", again.Code);
        Assert.Equal(HttpStatusCode.OK, (await Api.GetAsync("api/v1/invoices", joined.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Api.GetAsync("api/v1/members", joined.AccessToken)).Status);
        var members = (await Api.GetAsync("api/v1/members", owner.AccessToken)).Json["items"]!.AsArray();
        Assert.Equal([owner.Email, email], members.Select(m => m!["email"]!.GetValue<string>()));
        Assert.Equal(2, await Database.CountAsync("audit_log", $"company_id = '{owner.CompanyId}' AND action = 'member.add'"));
    }

    [Fact]
    public async Task An_account_that_is_there_proves_itself_before_it_joins_and_then_switches()
    {
        var (owner, accountant) = (await Api.SignUpAsync("갑 주식회사"), await Api.SignUpAsync("세무법인"));
        var token = await InviteAsync(owner, accountant.Email, "accountant");

        var wrong = await Api.PostAsync(Accept, new { token, password = "not the right password" });
        var joined = await Api.PostAsync(Accept, new { token, password = accountant.Password });
        var back = await Api.PostAsync("api/v1/auth/switch-company", new { companyId = accountant.CompanyId }, joined.AccessToken);
        var foreign = await Api.PostAsync("api/v1/auth/switch-company", new { companyId = Platform.CompanyId }, joined.AccessToken);
        var login = await Api.LoginAsync(accountant.Email, companyId: owner.CompanyId);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (wrong.Status, joined.Status));
        Assert.Equal(("owner", accountant.CompanyId), (back.Json["role"]!.GetValue<string>(), back.Json["company"]!["id"]!.GetValue<Guid>()));
        Assert.Equal(2, back.Json["companies"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal("accountant", login.Json["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_repeated_invitation_with_the_same_key_is_the_same_invitation()
    {
        var owner = await Api.SignUpAsync();
        var body = new { email = ApiClient.NewEmail(), role = "viewer" };

        var first = await Api.PostAsync("api/v1/invitations", body, owner.AccessToken, "key-1");
        var second = await Api.PostAsync("api/v1/invitations", body, owner.AccessToken, "key-1");
        var other = await Api.PostAsync("api/v1/invitations", new { body.email, role = "owner" }, owner.AccessToken, "key-1");
        var toOperator = await Api.PostAsync("api/v1/invitations", new { body.email, role = "operator" }, owner.AccessToken, "key-2");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.Equal((first.Body, true), (second.Body, second.Replayed));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest), (other.Status, toOperator.Status));
        Assert.Equal(1, await Database.CountAsync("mails", $"recipient = '{body.email}'"));
    }

    [Fact]
    public async Task A_role_that_changes_ends_the_sessions_of_the_member_at_once()
    {
        var (owner, member) = await WithMemberAsync("accountant");

        var changed = await Api.SendAsync(HttpMethod.Patch, $"api/v1/members/{member.UserId}", new { role = "viewer" }, owner.AccessToken);

        Assert.Equal(HttpStatusCode.NoContent, changed.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync("api/v1/invoices", member.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.RefreshAsync(member.RefreshToken)).Status);
        Assert.Equal("viewer", (await Api.LoginAsync(member.Email)).Json["role"]!.GetValue<string>());
        Assert.Equal(1, await Database.CountAsync("audit_log", $"company_id = '{owner.CompanyId}' AND action = 'member.change' AND reason = 'viewer'"));
    }

    [Fact]
    public async Task Who_is_removed_is_out_at_once_also_with_an_invitation_that_is_still_out()
    {
        var owner = await Api.SignUpAsync();
        var email = ApiClient.NewEmail();
        var first = await InviteAsync(owner, email, "viewer");
        var second = await InviteAsync(owner, email, "owner");
        var joined = await Api.PostAsync(Accept, new { token = first, name = "이회원", password = ApiClient.Password });

        var removed = await Api.DeleteAsync($"api/v1/members/{joined.Json["user"]!["id"]}", token: owner.AccessToken);
        var login = await Api.LoginAsync(email);

        Assert.Equal(HttpStatusCode.NoContent, removed.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Api.GetAsync("api/v1/invoices", joined.AccessToken)).Status);
        Assert.Equal("token_invalid", (await Api.PostAsync(Accept, new { token = second, password = ApiClient.Password })).Code);
        Assert.Null(login.Json["company"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await Api.GetAsync("api/v1/invoices", login.AccessToken)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Api.DeleteAsync($"api/v1/members/{Guid.NewGuid()}", token: owner.AccessToken)).Status);
    }

    [Fact]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            var (owner, other) = await WithMemberAsync("owner");

            var answers = await Task.WhenAll(
                Api.DeleteAsync($"api/v1/members/{other.UserId}", token: owner.AccessToken),
                Api.DeleteAsync($"api/v1/members/{owner.UserId}", token: other.AccessToken));

            // The second finds its own session ended, or itself the last owner.
            Assert.Single(answers, a => a.Status == HttpStatusCode.NoContent);
            Assert.Equal(1, await Database.CountAsync("memberships", $"company_id = '{owner.CompanyId}' AND role = 'owner'"));
        }
    }

    [Fact]
    public async Task The_last_owner_stays_owner()
    {
        var owner = await Api.SignUpAsync();

        var removed = await Api.DeleteAsync($"api/v1/members/{owner.UserId}", token: owner.AccessToken);
        var lowered = await Api.SendAsync(HttpMethod.Patch, $"api/v1/members/{owner.UserId}", new { role = "viewer" }, owner.AccessToken);

        Assert.Equal((HttpStatusCode.Conflict, "last_owner"), (removed.Status, removed.Code));
        Assert.Equal((HttpStatusCode.Conflict, "last_owner"), (lowered.Status, lowered.Code));
    }

    private async Task<(Account Owner, Account Member)> WithMemberAsync(string role)
    {
        var owner = await Api.SignUpAsync();
        var email = ApiClient.NewEmail();
        var joined = await Api.PostAsync(Accept, new { token = await InviteAsync(owner, email, role), name = "최회원", password = ApiClient.Password });
        Assert.True(joined.Status == HttpStatusCode.OK, joined.ToString());
        return (owner, new Account(email, ApiClient.Password, joined.Json["user"]!["id"]!.GetValue<Guid>(), owner.CompanyId, joined.AccessToken, joined.RefreshToken));
    }

    private async Task<string> InviteAsync(Account owner, string email, string role)
    {
        var invited = await Api.PostAsync("api/v1/invitations", new { email, role }, owner.AccessToken, Guid.NewGuid().ToString());
        Assert.True(invited.Status == HttpStatusCode.Created, invited.ToString());
        return await Platform.Mailbox.TokenAsync(email, "invitation");
    }
}
