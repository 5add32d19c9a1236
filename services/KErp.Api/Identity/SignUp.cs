using KErp.Api.Problems;
using KErp.Api.Requests;
using KErp.Data.Identity;
using KErp.Data.Model;
using Microsoft.Extensions.Options;

namespace KErp.Api.Identity;

public sealed record SignUpRequest
{
    public PartyRequest? Company { get; init; }

    /// <summary>Of the person who becomes the company's owner.</summary>
    public string? Name { get; init; }
    public string? Email { get; init; }

    /// <summary>12 to 128 characters.</summary>
    public string? Password { get; init; }
}

/// <summary>
/// A new company with its owner. There is no Idempotency-Key: no company is there yet to remember it under, and the
/// address, which is unique, does its work. Whoever lost the answer gets <c>email_taken</c> and signs in.
/// The 409 tells that an address has an account. A sign-up that signs in at once cannot hide that; the other way, a mail
/// instead of an answer, would keep everybody waiting to hide what an invitation or a look at the website tells. Login
/// and password reset, where it would cost nothing to ask a thousand times, do not tell.
/// </summary>
internal static class SignUp
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, UserFactory users, SignUpStore store, IdentityMails mails, SignInAnswer answer, IOptions<TokenOptions> options, TimeProvider time, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync<SignUpRequest>(http.Request, cancellation);
        if (body.Problem is { } problem) return problem;
        var reading = new AccountReading();
        var party = reading.Company(body.Value!.Company, "company.");
        var (email, name) = (reading.Email(body.Value.Email), reading.Name(body.Value.Name));
        var password = reading.NewPassword("password", body.Value.Password, email);
        if (reading.Violations.Count > 0) return reading.Violations.ToResult();

        var now = time.GetUtcNow();
        var company = new Company { Id = Guid.CreateVersion7(now), Party = PartySnapshot.Of(party), CreatedAt = now };
        var owner = users.Create(email, name, password, now);
        var session = NewSession.For(owner.Id, company.Id, http, options.Value, now);
        var (token, mail) = mails.EmailConfirmation(owner, now);
        var refreshToken = await store.AddAsync(company, owner, session, token, mail, NewSession.CallerOf(owner, http), cancellation);
        if (refreshToken is null) return Problem.EmailTaken.ToResult("email");
        IReadOnlyList<CompanyOfUser> companies = [new(company.Id, party.Name, party.BusinessNumber.Value, Role.Owner)];
        return Results.Created((string?)null, answer.For(owner, session, Role.Owner, refreshToken, companies));
    }
}
