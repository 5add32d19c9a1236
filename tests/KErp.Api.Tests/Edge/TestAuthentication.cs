using System.Security.Claims;
using System.Text.Encodings.Web;
using KErp.Api.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KErp.Api.Tests.Edge;

/// <summary>Says who the request comes from in headers, so that a test needs no tokens.</summary>
internal sealed class TestAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, TestAuthentication.Calls calls)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "Test";
    public const string User = "X-Test-User";
    public const string Company = "X-Test-Company";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        calls.Add();
        if (Request.Headers[User] is not [{ } user]) return Task.FromResult(AuthenticateResult.NoResult());
        var identity = new ClaimsIdentity([new Claim(TokenClaims.User, user)], Scheme);
        if (Request.Headers[Company] is [{ } company]) identity.AddClaim(new Claim(TokenClaims.Company, company));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme)));
    }

    /// <summary>How often somebody was asked for.</summary>
    internal sealed class Calls
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add() => Interlocked.Increment(ref _count);
    }
}
