using KErp.Data.Encryption;
using KErp.Data.Schema;
using KErp.Domain;
using KErp.Domain.Accounts;
using KErp.Domain.Invoices;
using KErp.Names;
using KErp.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace KErp.Migrate;

/// <summary>
/// <c>migrate create-operator</c>. The password comes from the environment or from standard input: arguments are seen by
/// every process of the machine.
/// </summary>
internal static class CreateOperatorCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration, string email, string name, CancellationToken cancellation)
    {
        var owner = configuration.GetPostgresConnectionString(ConnectionNames.OwnerDatabase);
        var cipher = new FieldCipher(KeyRing.Parse(configuration[EnvironmentVariables.EncryptionKey], EnvironmentVariables.EncryptionKey));
        var password = configuration[EnvironmentVariables.OperatorPassword] is { Length: > 0 } given ? given : await Console.In.ReadLineAsync(cancellation) ?? "";
        if (Check(email, name, password) is [var violation, ..]) return Fail($"{violation.Field}: {violation.English}");

        var created = await new OperatorCreation(owner, cipher, TimeProvider.System).CreateAsync(email, name, password, cancellation);
        if (created is null) return Fail($"{email} has an account already.");
        Console.WriteLine(created.Uri);
        foreach (var code in created.RecoveryCodes) Console.WriteLine(code);
        return 0;
    }

    private static List<Violation> Check(string email, string name, string password)
    {
        var found = new List<Violation>();
        TextRules.Email(found, "email", email, InvoiceLimits.Email);
        TextRules.Required(found, "name", name, InvoiceLimits.Representative);
        PasswordPolicy.Check(found, EnvironmentVariables.OperatorPassword, password, email);
        return found;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"migrate: {message}");
        return MigrateCommand.Failed;
    }
}
