using KErp.Data.Invoices;
using KErp.Data.Model;
using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KErp.Data;

/// <summary>Creations by EF Core that a repeated request with the same key does not repeat.</summary>
public sealed class IdempotentWork(CompanyDatabase database)
{
    /// <summary>Writes the key with the answer and what <paramref name="add"/> adds, or tells what the key already stands for.</summary>
    public async Task<CreationOutcome> RunAsync(
        Guid company, RequestKey key, SavedResponse response, DateTimeOffset now, Action<KErpDbContext> add, CancellationToken cancellation)
    {
        try
        {
            return await database.RunAsync<CreationOutcome>(
                company,
                async db =>
                {
                    await db.Database.ExecuteSqlAsync($"SET LOCAL lock_timeout = '2s'", cancellation);
                    db.IdempotencyKeys.Add(Row(company, key, response, now));
                    add(db);
                    await db.SaveChangesAsync(cancellation);
                    return new CreationOutcome.Created();
                },
                cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: KErpDbContext.IdempotencyKeyConstraint or KErpDbContext.CompanyConstraint })
        {
            return await ReadSavedAsync(company, key, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable })
        {
            return new CreationOutcome.InProgress();
        }
    }

    private Task<CreationOutcome> ReadSavedAsync(Guid company, RequestKey key, CancellationToken cancellation) =>
        database.RunAsync<CreationOutcome>(
            company,
            async db =>
            {
                var saved = await db.IdempotencyKeys.AsNoTracking().SingleAsync(k => k.Route == key.Route && k.Key == key.Key, cancellation);
                return saved.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint)
                    ? new CreationOutcome.Replayed(new SavedResponse(saved.ResponseStatus, saved.ResponseBody, saved.ResponseLocation))
                    : new CreationOutcome.KeyReused();
            },
            cancellation);

    private static IdempotencyKey Row(Guid company, RequestKey key, SavedResponse response, DateTimeOffset now) => new()
    {
        CompanyId = company,
        Route = key.Route,
        Key = key.Key,
        Fingerprint = key.Fingerprint,
        ResponseStatus = response.Status,
        ResponseBody = response.Body,
        ResponseLocation = response.Location,
        CreatedAt = now,
    };
}
