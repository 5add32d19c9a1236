using System.ComponentModel.DataAnnotations;
using KErp.Data.Retention;
using Microsoft.Extensions.Configuration;

namespace KErp.Migrate;

internal static class RetentionSettings
{
    /// <summary>From <c>Retention__*</c>; a period below the law's is an error, not a shorter period.</summary>
    public static RetentionOptions GetRetention(this IConfiguration configuration)
    {
        var options = configuration.GetSection(RetentionOptions.Section).Get<RetentionOptions>() ?? new RetentionOptions();
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true))
            throw new InvalidOperationException($"{RetentionOptions.Section}: {string.Join(" ", wrong.Select(w => w.ErrorMessage))}");
        return options;
    }
}
