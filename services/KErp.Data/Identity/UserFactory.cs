using KErp.Data.Model;
using Microsoft.AspNetCore.Identity;

namespace KErp.Data.Identity;

/// <summary>Makes users with their passwords hashed; nothing is written.</summary>
public sealed class UserFactory(IPasswordHasher<User> hasher, ILookupNormalizer normalizer)
{
    public User Create(string email, string name, string password, DateTimeOffset now, bool isOperator = false)
    {
        var user = new User
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            NormalizedEmail = Normalize(email),
            Name = name,
            SecurityStamp = NewStamp(),
            IsOperator = isOperator,
            CreatedAt = now,
        };
        user.PasswordHash = hasher.HashPassword(user, password);
        return user;
    }

    public string HashPassword(User user, string password) => hasher.HashPassword(user, password);

    /// <summary>What an address is looked up by.</summary>
    public string Normalize(string email) => normalizer.NormalizeEmail(email);

    public static string NewStamp() => Guid.NewGuid().ToString("N");
}
