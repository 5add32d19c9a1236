using System.Globalization;
using System.Text.Json;

namespace KErp.Data.Audit;

/// <summary>
/// Heads of chains in a folder that no database role can write. Each writing is a file of its own, never changed again, a
/// JSON line a head: an interrupted writing leaves nothing, and a bucket with object lock can be the folder.
/// </summary>
public static class AuditHeadFiles
{
    private const string Prefix = "audit-heads-";
    private const string Suffix = ".jsonl";

    /// <summary>Durable and complete when it returns.</summary>
    /// <returns>The file.</returns>
    public static async Task<string> WriteAsync(string folder, IReadOnlyCollection<AuditHead> heads, DateTimeOffset now, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var day = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var file = Path.Combine(folder, $"{Prefix}{day}-{Guid.NewGuid():N}{Suffix}");
        var partial = $"{file}.partial";
        await using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.Write))
        {
            await using (var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" })
                foreach (var head in heads) await text.WriteLineAsync(Line.Of(head).AsMemory(), cancellation);
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, file);
        return file;
    }

    /// <summary>The heads of every file in the folder.</summary>
    /// <exception cref="InvalidDataException">There are none, or a line is not a head: files that are written whole do not get torn by accident.</exception>
    public static IEnumerable<AuditHead> Read(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, $"{Prefix}*{Suffix}").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0) throw new InvalidDataException($"There are no heads of audit chains in {folder}.");
        foreach (var file in files)
        {
            foreach (var (index, line) in File.ReadLines(file).Index())
                yield return Line.Read(line) ?? throw new InvalidDataException($"{file}, line {index + 1}: not the head of a chain.");
        }
    }

    private sealed record Line(Guid Company, long Sequence, string Hash, DateTimeOffset? At)
    {
        public static string Of(AuditHead head) =>
            JsonSerializer.Serialize(new Line(head.Company, head.Sequence, Convert.ToHexStringLower(head.Hash), head.At), JsonSerializerOptions.Web);

        public static AuditHead? Read(string text)
        {
            try
            {
                return JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web) is { Company: var company, Sequence: > 0 and var sequence, Hash: { } hash, At: var at }
                    ? new AuditHead(company, sequence, Convert.FromHexString(hash), at)
                    : null;
            }
            catch (Exception e) when (e is JsonException or FormatException)
            {
                return null;
            }
        }
    }
}
