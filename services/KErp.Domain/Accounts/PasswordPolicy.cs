namespace KErp.Domain.Accounts;

/// <summary>Long, not the address, not one of those that everybody takes; what it is made of is the user's business (NIST SP 800-63B).</summary>
public static class PasswordPolicy
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "123456789012", "1234567890123", "12345678901234", "123456789012345", "1234567890123456", "012345678901", "123123123123", "121212121212",
        "123412341234", "987654321098", "qwertyuiop12", "qwertyuiop123", "qwerty123456", "qwerty1234567", "qwertyqwerty", "qwer1234qwer",
        "1q2w3e4r5t6y", "1q2w3e4r5t6y7u", "q1w2e3r4t5y6", "1qaz2wsx3edc", "asdfghjkl123", "zxcvbnm12345", "abcdefghijkl", "abcd12345678",
        "password1234", "password12345", "password123456", "passwordpassword", "passw0rd1234", "p@ssw0rd1234", "admin1234567", "administrator",
        "iloveyou1234", "welcome12345", "letmein12345", "changeme1234", "qwe123qwe123", "abc123abc123", "a123456789012", "test12345678",
    };

    public static void Check(List<Violation> found, string field, string password, string email)
    {
        if (password.Length is < MinLength or > MaxLength)
            found.Add(new Violation(field, "password_length",
                $"비밀번호는 {MinLength}자 이상 {MaxLength}자 이하여야 합니다.", $"A password has {MinLength} to {MaxLength} characters."));
        else if (IsAddress(password, email) || Common.Contains(password) || password.Distinct().Count() == 1)
            found.Add(new Violation(field, "password_common",
                "너무 흔하거나 이메일과 같은 비밀번호입니다.", "The password is too common or the e-mail address."));
    }

    private static bool IsAddress(string password, string email) =>
        password.Equals(email, StringComparison.OrdinalIgnoreCase) || password.Equals(email.Split('@')[0], StringComparison.OrdinalIgnoreCase);
}
