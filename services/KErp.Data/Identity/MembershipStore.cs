using KErp.Data.Model;
using KErp.Data.Tenancy;
using KErp.Names;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KErp.Data.Identity;

/// <param name="Name">상호.</param>
public sealed record CompanyOfUser(Guid Id, string Name, string BusinessNumber, Role Role);

/// <summary>Which companies a user belongs to.</summary>
public sealed class MembershipStore(CompanyDatabase database, NpgsqlDataSource source)
{
    /// <summary>Those that have not left, in the order in which the user joined them.</summary>
    public async Task<IReadOnlyList<CompanyOfUser>> CompaniesAsync(Guid user, CancellationToken cancellation)
    {
        var memberships = await database.RunAsync(
            AuditEntry.Platform,
            db => db.Memberships.AsNoTracking().Where(m => m.UserId == user).OrderBy(m => m.CreatedAt).ToListAsync(cancellation),
            cancellation);
        if (memberships.Count == 0) return [];

        // Row-level security shows one company at a time: one after the other, in one round trip.
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var membership in memberships)
        {
            batch.BatchCommands.Add(Command($"SELECT set_config('{DatabaseSettings.CompanyId}', $1, true)", membership.CompanyId.ToString()));
            batch.BatchCommands.Add(Command("SELECT party_name, party_business_number FROM companies WHERE id = $1 AND closed_at IS NULL", membership.CompanyId));
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var companies = new List<CompanyOfUser>();
        foreach (var membership in memberships)
        {
            await reader.NextResultAsync(cancellation);
            if (await reader.ReadAsync(cancellation))
                companies.Add(new CompanyOfUser(membership.CompanyId, reader.GetString(0), reader.GetString(1), membership.Role));
            await reader.NextResultAsync(cancellation);
        }

        return companies;
    }

    private static NpgsqlBatchCommand Command(string sql, object value) => new(sql) { Parameters = { new() { Value = value } } };
}
