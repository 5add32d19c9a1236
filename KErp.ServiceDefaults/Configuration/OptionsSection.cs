using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace KErp.ServiceDefaults;

/// <summary>Binds and judges one options type. Failures name the configuration key, which is what has to be set.</summary>
internal sealed class OptionsSection<T>(IConfiguration configuration, string section) : IConfigureOptions<T>, IValidateOptions<T>
    where T : class
{
    private string? _bindingFailure;

    public void Configure(T options)
    {
        try
        {
            configuration.GetSection(section).Bind(options);
            _bindingFailure = null;
        }
        catch (InvalidOperationException failure)
        {
            // Thrown on, it would end the start at once and hide what else is wrong.
            _bindingFailure = $"{section}: {failure.Message}";
        }
    }

    public ValidateOptionsResult Validate(string? name, T options)
    {
        if (_bindingFailure is { } failure)
            return ValidateOptionsResult.Fail(failure);
        var results = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(results.Select(Describe));
    }

    private string Describe(ValidationResult result) =>
        $"{string.Join(", ", result.MemberNames.Select(member => $"{section}:{member}").DefaultIfEmpty(section))}: {result.ErrorMessage}";
}
