using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KErp.ServiceDefaults;

public static class ValidatedOptions
{
    /// <summary>
    /// Binds a section and checks its data annotations when the host starts. Whatever is wrong with any options is
    /// reported together, in one <see cref="OptionsValidationException"/> or an <see cref="AggregateException"/> of them.
    /// </summary>
    public static OptionsBuilder<T> AddValidatedOptions<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddSingleton(provider => new OptionsSection<T>(provider.GetRequiredService<IConfiguration>(), section));
        services.AddSingleton<IConfigureOptions<T>>(provider => provider.GetRequiredService<OptionsSection<T>>());
        services.AddSingleton<IValidateOptions<T>>(provider => provider.GetRequiredService<OptionsSection<T>>());
        return services.AddOptions<T>().ValidateOnStart();
    }
}
