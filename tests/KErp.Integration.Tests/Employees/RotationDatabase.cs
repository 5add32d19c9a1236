using System.Security.Cryptography;
using KErp.Data;
using KErp.Data.Audit;
using KErp.Data.Employees;
using KErp.Data.Encryption;
using KErp.Data.Idempotency;
using KErp.Domain;
using KErp.Domain.Employees;
using KErp.Integration.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KErp.Integration.Tests.Employees;

/// <summary>A database of its own with a company whose employees are sealed under k1, and services on it with any ring.</summary>
internal sealed class RotationDatabase : IAsyncDisposable
{
    private static readonly Caller Tester = new("system", null);
    private readonly List<ServiceProvider> _replicas = [];
    private readonly PlatformDatabase _platform;

    private RotationDatabase(PlatformDatabase platform, string owner) => (_platform, Owner) = (platform, owner);

    public static string K1 { get; } = $"k1:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
    public static string K2 { get; } = $"k2:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
    public static string Overlap { get; } = $"{K2},{K1}";

    public Guid Company { get; } = Guid.CreateVersion7();
    public string Owner { get; }

    public static async Task<RotationDatabase> CreateAsync(PlatformDatabase platform)
    {
        var migrate = new MigrateProgram(platform);
        var database = new RotationDatabase(platform, await migrate.NewDatabaseAsync());
        var up = await migrate.RunAsync(database.Owner, "up");
        Assert.True(up.ExitCode == 0, up.Error);
        await database.ExecuteAsync(
            $"INSERT INTO companies (id, party_business_number, party_name, party_representative, created_at) VALUES ('{database.Company}', '1248100998', '회사', '김', now())");
        return database;
    }

    /// <summary>What a replica of the API with that ring is made of.</summary>
    public IServiceProvider Replica(string ring)
    {
        var app = new NpgsqlConnectionStringBuilder(_platform.AppConnectionString) { Database = new NpgsqlConnectionStringBuilder(Owner).Database }.ConnectionString;
        var replica = new ServiceCollection().AddSingleton(TimeProvider.System).AddCompanyData(app).AddEncryption(ring).AddEmployeeData().BuildServiceProvider();
        _replicas.Add(replica);
        return replica;
    }

    public Task<CreationOutcome> CreateAsync(IServiceProvider replica, string number)
    {
        var (id, now) = (Guid.CreateVersion7(), DateTimeOffset.UtcNow);
        return replica.GetRequiredService<EmployeeCreation>().CreateAsync(
            new EmployeeToCreate(Company, id, new NewEmployee("홍길동", ResidentNumber.Parse(number)),
                new RequestKey("test", id.ToString(), [0]), new SavedResponse(201, "{}", ""), Tester, now),
            TestContext.Current.CancellationToken);
    }

    public async Task<List<OpenEmployee>> SearchAsync(IServiceProvider replica, string number) =>
        await replica.GetRequiredService<EmployeeStore>().SearchAsync(Company, ResidentNumber.Parse(number), Tester, TestContext.Current.CancellationToken);

    /// <summary>Many employees under k1, past the application.</summary>
    public async Task FillAsync(IReadOnlyList<string> numbers)
    {
        var ring = KeyRing.Parse(K1, "K1");
        var (cipher, index, column) = (new FieldCipher(ring), new BlindIndex(ring), EncryptedColumns.ResidentNumber);
        var ids = numbers.Select(_ => Guid.CreateVersion7()).Order().ToArray();
        var digits = numbers.Select(n => ResidentNumber.Parse(n).Reveal()).ToArray();
        await using var source = NpgsqlDataSource.Create(Owner);
        await using var insert = source.CreateCommand(
            "INSERT INTO employees SELECT $1, id, '홍길동', n, i, now() FROM unnest($2, $3, $4) AS t (id, n, i)");
        insert.Parameters.Add(new() { Value = Company });
        insert.Parameters.Add(new() { Value = ids });
        insert.Parameters.Add(new() { Value = digits.Select((d, n) => cipher.Seal(d, column.Place(Company, ids[n]))).ToArray() });
        insert.Parameters.Add(new() { Value = digits.Select(d => index.Of(column.Name, Company, d)).ToArray() });
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How many employees are under that key, by sealed value and by index.</summary>
    public async Task<(long Sealed, long Indexed)> UnderAsync(string key) => (
        await ScalarAsync<long>($"SELECT count(*) FROM employees WHERE resident_number LIKE 'v1:{key}:%'"),
        await ScalarAsync<long>($"SELECT count(*) FROM employees WHERE resident_number_index LIKE '{key}:%'"));

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Owner);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Owner);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas) await replica.DisposeAsync();
    }
}
