using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KErp.Data.Encryption;
using KErp.Data.Model;
using KErp.Domain;
using Microsoft.EntityFrameworkCore;

namespace KErp.Data.Employees;

/// <summary>How a 주민등록번호 is kept and found: the one place that turns it into columns and back.</summary>
public sealed class ResidentNumbers(FieldCipher cipher, BlindIndex index)
{
    private static readonly EncryptedColumn Column = EncryptedColumns.ResidentNumber;

    public string Seal(ResidentNumber number, Guid company, Guid employee) => cipher.Seal(number.Reveal(), Column.Place(company, employee));

    public string Index(ResidentNumber number, Guid company) => index.Of(Column.Name, company, number.Reveal());

    /// <exception cref="CryptographicException">The value was tampered with, or its key is not configured.</exception>
    public ResidentNumber Open(Employee employee) =>
        ResidentNumber.Parse(cipher.Open(employee.ResidentNumber, Column.Place(employee.CompanyId, employee.Id)));

    /// <summary>Employees of the transaction's company with that number, under whichever key it was indexed.</summary>
    public IQueryable<Employee> Find(KErpDbContext db, ResidentNumber number)
    {
        var values = index.UnderAllKeys(Column.Name, db.CurrentCompany, number.Reveal());
        return db.Employees.Where(e => values.Contains(e.ResidentNumberIndex));
    }

    /// <summary>
    /// Until the transaction ends nobody else takes on this number in this company. The unique index cannot see to that while
    /// keys overlap, for under two keys one number has two values. Replicas whose rings share a key share its lock.
    /// </summary>
    public async Task LockAsync(KErpDbContext db, ResidentNumber number, CancellationToken cancellation)
    {
        var locks = index.UnderAllKeys(Column.Name, db.CurrentCompany, number.Reveal()).Select(LockOf).Order();
        foreach (var each in locks) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({each})", cancellation);
    }

    private static long LockOf(string value) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
