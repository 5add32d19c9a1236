using KErp.Data.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KErp.Data.Idempotency;

/// <summary>
/// A creation that counts once for its key. The key's row is the first of the business transaction: a duplicate waits there
/// for the first request to end, and then finds its answer. What fails is not remembered.
/// </summary>
public sealed class IdempotentCreation(CompanyDatabase database)
{
    internal const string LockTimeout = "2s";

    /// <param name="response">What a later request with the key is answered; so it must hold nothing in clear that is sealed elsewhere.</param>
    /// <param name="create">Adds what is created, or tells by <see cref="CreationOutcome.Refused"/> what stands against it.</param>
    public Task<CreationOutcome> RunAsync(
        Guid company, RequestKey key, SavedResponse response, DateTimeOffset now, Func<KErpDbContext, Task<CreationOutcome>> create, CancellationToken cancellation) =>
        database.TryAsync(
            company,
            async db =>
            {
                if (await TakeKeyAsync(db, key, response, now, cancellation) is { } known) return known;
                var outcome = await create(db);
                await db.SaveChangesAsync(cancellation);
                return outcome;
            },
            outcome => outcome is CreationOutcome.Created,
            cancellation);

    /// <returns>Null when the key is new and now taken.</returns>
    private static async Task<CreationOutcome?> TakeKeyAsync(
        KErpDbContext db, RequestKey key, SavedResponse response, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var taken = await db.Database.ExecuteSqlAsync(
                $"""
                 SELECT set_config('lock_timeout', {LockTimeout}, true);
                 INSERT INTO idempotency_keys (company_id, route, key, fingerprint, response_status, response_body, response_location, created_at)
                 VALUES ({db.CurrentCompany}, {key.Route}, {key.Key}, {key.Fingerprint}, {response.Status}, {response.Body}, {response.Location}, {now})
                 ON CONFLICT DO NOTHING
                 """,
                cancellation);
            if (taken == 1) return null;
        }
        catch (Exception e) when (IsLockTimeout(e))
        {
            return new CreationOutcome.InProgress();
        }

        var saved = await db.IdempotencyKeys.AsNoTracking().SingleAsync(k => k.Route == key.Route && k.Key == key.Key, cancellation);
        return key.Matches(saved.Fingerprint)
            ? new CreationOutcome.Replayed(new SavedResponse(saved.ResponseStatus, saved.ResponseBody, saved.ResponseLocation))
            : new CreationOutcome.KeyReused();
    }

    private static bool IsLockTimeout(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } || (e.InnerException is { } inner && IsLockTimeout(inner));
}
