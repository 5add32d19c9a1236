using KErp.Api.Identity;
using KErp.Data.Encryption;
using KErp.Data.Model;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KErp.Api.Tests.Identity;

/// <summary>A rotation of JWT_SECRET: a new key in front, and the old one out once its tokens have run out.</summary>
public sealed class AccessTokensTests
{
    private static readonly string Old = $"old:{Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray())}";
    private static readonly string New = $"new:{Convert.ToBase64String(Enumerable.Repeat((byte)2, 32).ToArray())}";
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly Principal _principal = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Role.Owner);

    [Fact]
    public async Task While_two_keys_overlap_tokens_of_both_are_good()
    {
        var (before, during) = (Tokens(Old), Tokens($"{New},{Old}"));

        Assert.True((await VerifyAsync(during, Issue(before))).IsValid);
        Assert.True((await VerifyAsync(during, Issue(during))).IsValid);
        Assert.Equal("new", new JsonWebToken(Issue(during)).Kid);
    }

    [Fact]
    public async Task A_key_that_was_taken_out_signs_nobody_in()
    {
        var after = Tokens(New);

        Assert.IsType<SecurityTokenSignatureKeyNotFoundException>((await VerifyAsync(after, Issue(Tokens(Old)))).Exception);
    }

    [Fact]
    public async Task A_key_under_the_id_of_another_is_refused()
    {
        var forged = Tokens(New.Replace("new:", "old:", StringComparison.Ordinal));

        Assert.False((await VerifyAsync(Tokens(Old), Issue(forged))).IsValid);
    }

    [Fact]
    public void A_token_does_not_outlive_its_session()
    {
        var (token, lifetime) = Tokens(Old).Issue(_principal, _time.GetUtcNow() + TimeSpan.FromMinutes(2));

        Assert.Equal(TimeSpan.FromMinutes(2), lifetime);
        Assert.Equal(_time.GetUtcNow().AddMinutes(2).UtcDateTime, new JsonWebToken(token).ValidTo, TimeSpan.FromSeconds(1));
    }

    private AccessTokens Tokens(string keys) => new(KeyRing.Parse(keys, "JWT_SECRET"), Options.Create(new TokenOptions()), _time);

    private string Issue(AccessTokens tokens) => tokens.Issue(_principal, _time.GetUtcNow() + TimeSpan.FromDays(1)).Token;

    private static Task<TokenValidationResult> VerifyAsync(AccessTokens tokens, string token) =>
        new JsonWebTokenHandler().ValidateTokenAsync(token, tokens.Validation);
}
