using System.Text.RegularExpressions;
using KErp.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Tests.Encryption;

/// <summary>The declared columns against the model. What the database really holds is looked at by the integration tests.</summary>
public sealed partial class EncryptedColumnsTests
{
    private sealed record ModelColumn(string Table, string Name, Type Type);

    private static readonly IReadOnlyList<ModelColumn> Columns =
    [
        .. new KErpDbContext(new DbContextOptionsBuilder<KErpDbContext>().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options).Model.GetEntityTypes()
            .SelectMany(entity => entity.GetFlattenedProperties().Select(p => new ModelColumn(entity.GetTableName()!, p.GetColumnName(), p.ClrType))),
    ];

    [Fact]
    public void every_text_that_sounds_like_a_secret_or_an_identity_number_is_declared() =>
        Assert.Empty(Columns.Where(c => c.Type == typeof(string) && Telling().IsMatch(c.Name)).Select(c => $"{c.Table}.{c.Name}")
            .Except(EncryptedColumns.All.SelectMany(c => new[] { c.Name, $"{c.Table}.{c.IndexColumn}" })));

    [Fact]
    public void every_declared_column_is_there_and_its_key_is_the_primary_key_of_uuids()
    {
        foreach (var declared in EncryptedColumns.All)
        {
            var table = Columns.Where(c => c.Table == declared.Table).ToList();
            Assert.All(declared.Key, key => Assert.Contains(table, c => c.Name == key && c.Type == typeof(Guid)));
            Assert.Contains(table, c => c.Name == declared.Column && c.Type == typeof(string));
            if (declared.IndexColumn is not null)
            {
                Assert.Contains(table, c => c.Name == declared.IndexColumn && c.Type == typeof(string));
                Assert.Equal("company_id", declared.Key[0]);
            }
        }
    }

    [Fact]
    public void a_place_names_table_column_and_row()
    {
        var (company, id) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal($"employees.resident_number:{company}:{id}", EncryptedColumns.ResidentNumber.Place(company, id));
        Assert.Equal($"users.authenticator_key:{id}", EncryptedColumns.AuthenticatorKey.Place(id));
        Assert.Equal($"mails.body:{id}", EncryptedColumns.MailBody.Place(id));
    }

    [GeneratedRegex("resident|passport|licen[cs]e|foreigner|account_number|card_number|authenticator|secret|_index$|^body$")]
    private static partial Regex Telling();
}
