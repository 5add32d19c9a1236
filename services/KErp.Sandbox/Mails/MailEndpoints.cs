using KErp.Sandbox.Storage;
using SmtpServer.Storage;

namespace KErp.Sandbox.Mails;

/// <summary>A mail server that takes mail for anybody, and <c>/_sandbox/mails</c> to read it.</summary>
public static class MailEndpoints
{
    public static IServiceCollection AddMailServer(this IServiceCollection services) => services
        .AddSingleton<MailStore>()
        .AddSingleton<MailFaults>()
        .AddSingleton<IMailboxFilter, RecipientCheck>()
        .AddSingleton<IMessageStore, MailReception>()
        .AddSingleton<SmtpListener>()
        .AddHostedService(provider => provider.GetRequiredService<SmtpListener>());

    public static void MapMails(this WebApplication app) => app.MapGet("/_sandbox/mails", List);

    private static IResult List(MailStore mails, string? recipient = null) => recipient is null
        ? Results.ValidationProblem(new Dictionary<string, string[]> { ["recipient"] = ["is required"] })
        : Results.Ok(new { mails = mails.Of(recipient) });
}
