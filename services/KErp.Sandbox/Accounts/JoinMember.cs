using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Accounts;

/// <summary><c>POST /Join</c> with a <c>JoinForm</c>: makes a business a member. The SDK sends no token.</summary>
internal static class JoinMember
{
    private static readonly string[] Required =
        ["ID", "Password", "LinkID", "CEOName", "CorpName", "Addr", "BizType", "BizClass", "ContactName", "ContactEmail", "ContactTEL"];

    public static async Task<IResult> HandleAsync(HttpRequest request, AccountStore accounts, SandboxOptions options)
    {
        if (InvoiceDocument.Parse(await request.ReadBytesAsync()) is not { } form)
            return PopbillErrors.BadJson.AsBadRequest();
        if (FirstBroken(form, options) is { } broken)
            return broken.AsBadRequest();

        var joined = false;
        await accounts.ChangeAsync(form.Text("CorpNum")!, account =>
        {
            joined = !account.Member;
            return account with { Member = true };
        });
        return joined ? Accepted.Done("회원가입 완료") : PopbillErrors.AlreadyMember.AsBadRequest();
    }

    private static ProviderError? FirstBroken(InvoiceDocument form, SandboxOptions options)
    {
        if (!BusinessNumber.IsValid(form.Text("CorpNum") ?? ""))
            return PopbillErrors.BadJoinForm("CorpNum");
        foreach (var field in Required)
            if (form.Text(field) is null)
                return PopbillErrors.BadJoinForm(field);
        return form.Text("LinkID") == options.LinkId ? null : PopbillErrors.BadJoinForm("LinkID");
    }
}
