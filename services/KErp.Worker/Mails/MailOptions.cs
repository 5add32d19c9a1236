using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace KErp.Worker.Mails;

/// <summary>Whom mails are from, and the times of sending them. Where the server is, <c>SMTP_URL</c> says.</summary>
public sealed record MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary><c>name@example.com</c> or <c>Name &lt;name@example.com&gt;</c>.</summary>
    [Required]
    public string From { get; init; } = "";

    /// <summary>How often the queue is looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one attempt may take, from connecting to the server's last word.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an attempt keeps other workers away; longer than it may take, so that no one sends the mail meanwhile.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "06:00:00")]
    public TimeSpan RetryDelayCap { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A mail that could not be sent for so long is given up.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "5.00:00:00")]
    public TimeSpan RetryFor { get; init; } = TimeSpan.FromHours(24);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!MailboxAddress.TryParse(From, out _)) yield return new ValidationResult("From must be an e-mail address.", [nameof(From)]);
        if (Lease <= SendTimeout) yield return new ValidationResult("Lease must be longer than SendTimeout.", [nameof(Lease)]);
    }
}
