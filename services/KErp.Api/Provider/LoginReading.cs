using KErp.Api.Requests;
using KErp.Domain;
using KErp.Domain.Invoices;
using KErp.TaxClient;

namespace KErp.Api.Provider;

/// <summary>Reads the first login of a company at the provider.</summary>
internal sealed class LoginReading : RequestReading
{
    private const int ContactPhone = 20;

    /// <returns>The login, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public ProviderLogin? Read(JoinProviderRequest request)
    {
        Length("userId", request.UserId, 6, 50);
        Length("password", request.Password, 8, 20);
        TextRules.Required(Found, "contactName", request.ContactName, InvoiceLimits.ContactName);
        Required("contactEmail", request.ContactEmail);
        TextRules.Email(Found, "contactEmail", request.ContactEmail, InvoiceLimits.Email);
        TextRules.Required(Found, "contactPhone", request.ContactPhone, ContactPhone);
        return Found.Count > 0 ? null : new ProviderLogin
        {
            UserId = request.UserId!,
            Password = request.Password!,
            ContactName = request.ContactName!,
            ContactEmail = request.ContactEmail!,
            ContactPhone = request.ContactPhone!,
        };
    }

    private void Length(string field, string? text, int min, int max)
    {
        TextRules.Required(Found, field, text, max);
        if (!string.IsNullOrWhiteSpace(text) && text.Length < min)
            Found.Add(new Violation(field, "too_short", $"{min}자 이상 입력해야 합니다.", $"At least {min} characters are needed."));
    }
}
