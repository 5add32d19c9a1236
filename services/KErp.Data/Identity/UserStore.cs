using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Identity;

/// <summary>What ASP.NET Core Identity needs of a store for passwords and lockout; an address is the user's name.</summary>
internal sealed class UserStore(CompanyDatabase database) : IUserPasswordStore<User>, IUserEmailStore<User>, IUserLockoutStore<User>
{
    public void Dispose()
    {
    }

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        RunAsync(db => db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == Guid.Parse(userId), cancellationToken), cancellationToken);

    public Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        RunAsync(db => db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.NormalizedEmail == normalizedEmail, cancellationToken), cancellationToken);

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);

    /// <summary>In the database, so that attempts at the same time are all counted.</summary>
    public async Task<int> IncrementAccessFailedCountAsync(User user, CancellationToken cancellationToken)
    {
        var counts = await RunAsync(
            db => db.Database.SqlQuery<int>($"UPDATE users SET access_failed_count = access_failed_count + 1 WHERE id = {user.Id} RETURNING access_failed_count").ToListAsync(cancellationToken),
            cancellationToken);
        return user.AccessFailedCount = counts.SingleOrDefault();
    }

    public async Task ResetAccessFailedCountAsync(User user, CancellationToken cancellationToken)
    {
        await RunAsync(
            db => db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, 0), cancellationToken), cancellationToken);
        user.AccessFailedCount = 0;
    }

    /// <summary>
    /// A hash that was made anew, and a lockout; all else is written by those who change it. The user was read a while
    /// ago: neither a password changed since nor a lockout set since is undone.
    /// </summary>
    public async Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken)
    {
        await RunAsync(
            db => db.Users.Where(u => u.Id == user.Id && u.SecurityStamp == user.SecurityStamp).ExecuteUpdateAsync(
                set => set.SetProperty(u => u.PasswordHash, user.PasswordHash).SetProperty(u => u.LockoutEnd, u => user.LockoutEnd ?? u.LockoutEnd),
                cancellationToken),
            cancellationToken);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A user is added together with a company, an invitation or a second factor.");

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The audit refers to users: they are not deleted.");

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) =>
        SetNormalizedEmailAsync(user, normalizedName, cancellationToken);

    public Task<string?> GetEmailAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetEmailAsync(User user, string? email, CancellationToken cancellationToken)
    {
        user.Email = email ?? "";
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedEmailAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(User user, string? normalizedEmail, CancellationToken cancellationToken)
    {
        user.NormalizedEmail = normalizedEmail ?? "";
        return Task.CompletedTask;
    }

    public Task<bool> GetEmailConfirmedAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.EmailConfirmedAt is not null);

    public Task SetEmailConfirmedAsync(User user, bool confirmed, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An address is confirmed by its one-time token.");

    public Task<string?> GetPasswordHashAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task SetPasswordHashAsync(User user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<bool> HasPasswordAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(User user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockoutEnd = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(User user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(User user, bool enabled, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Lockout holds for everybody.");

    private Task<T> RunAsync<T>(Func<KErpDbContext, Task<T>> work, CancellationToken cancellation) =>
        database.RunAsync(AuditEntry.Platform, work, cancellation);
}
