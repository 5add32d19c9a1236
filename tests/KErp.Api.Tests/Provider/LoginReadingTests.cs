using KErp.Api.Provider;

namespace KErp.Api.Tests.Provider;

public sealed class LoginReadingTests
{
    public static TheoryData<JoinProviderRequest, string, string> Wrong => new()
    {
        { Request(userId: "owner"), "userId", "too_short" },
        { Request(userId: new string('a', 51)), "userId", "too_long" },
        { Request(password: "seven77"), "password", "too_short" },
        { Request(password: new string('p', 21)), "password", "too_long" },
        { Request(password: null), "password", "required" },
        { Request(email: "owner"), "contactEmail", "invalid_email" },
        { Request(email: null), "contactEmail", "required" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_named_and_not_repeated(JoinProviderRequest request, string field, string code)
    {
        var reading = new LoginReading();

        Assert.Null(reading.Read(request));
        var violation = Assert.Single(reading.Violations);
        Assert.Equal((field, code), (violation.Field, violation.Code));
        Assert.DoesNotContain("seven77", violation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_shows_in_no_text() =>
        Assert.DoesNotContain("correct-horse", $"{Request()} {new LoginReading().Read(Request())}", StringComparison.Ordinal);

    private static JoinProviderRequest Request(string? userId = "kerp-owner", string? password = "correct-horse", string? email = "owner@kerp.example") => new()
    {
        UserId = userId, Password = password, ContactName = "김대표", ContactEmail = email, ContactPhone = "010-1234-5678",
    };
}
