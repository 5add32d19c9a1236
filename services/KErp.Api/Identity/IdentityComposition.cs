using KErp.Data;
using KErp.ServiceDefaults;

namespace KErp.Api.Identity;

/// <summary>What accounts, sessions and their mails are made of.</summary>
internal static class IdentityComposition
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder.AddTokenAuthentication();
        builder.Services.AddValidatedOptions<LoginThrottleOptions>(LoginThrottleOptions.Section);
        builder.Services.AddValidatedOptions<IdentityMailOptions>(IdentityMailOptions.Section);
        var throttle = builder.Configuration.GetSection(LoginThrottleOptions.Section).Get<LoginThrottleOptions>() ?? new LoginThrottleOptions();
        builder.Services.AddUsers(lockout => (lockout.MaxFailedAccessAttempts, lockout.DefaultLockoutTimeSpan) = (throttle.PerAccount, throttle.Window));
        builder.Services.AddSingleton<LoginThrottle>();
        builder.Services.AddSingleton<LoginFailures>();
        // Its counters show from the start on, not from the first attempt to sign in.
        builder.Services.AddWarmup((services, _) => Task.FromResult(services.GetRequiredService<LoginFailures>()));
        builder.Services.AddScoped<Credentials>();
        builder.Services.AddSingleton<SignInAnswer>();
        builder.Services.AddSingleton<SessionEnding>();
        builder.Services.AddSingleton<IdentityMails>();
        builder.Services.AddHostedService<ActiveSessions>();
    }
}
