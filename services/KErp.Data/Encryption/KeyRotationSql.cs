namespace KErp.Data.Encryption;

/// <summary>Statements over a declared column. $1 and $2 are how a current sealed value and a current index begin.</summary>
internal static class KeyRotationSql
{
    /// <summary>The next rows that are not current, after the key in $3 …, locked.</summary>
    public static string Read(EncryptedColumn c, int count, string locking) =>
        $"""
         SELECT {Keys(c)}, {c.Column} FROM {c.Table} WHERE ({NotCurrent(c)}) AND ({Keys(c)}) > ({Numbered(3, c.Key.Count)})
         ORDER BY {Keys(c)} LIMIT {count} FOR UPDATE {locking}
         """;

    /// <summary>Sealed value and index change together. Arrays: a column of keys each, the sealed values, the indexes.</summary>
    public static string Write(EncryptedColumn c)
    {
        var index = c.IndexColumn is null ? "" : $", {c.IndexColumn} = n.i";
        var names = string.Join(", ", c.Key.Select((_, i) => $"k{i}")) + ", v" + (c.IndexColumn is null ? "" : ", i");
        var match = string.Join(" AND ", c.Key.Select((key, i) => $"t.{key} = n.k{i}"));
        return $"UPDATE {c.Table} t SET {c.Column} = n.v{index} FROM unnest({Numbered(1, c.Key.Count + (c.IndexColumn is null ? 1 : 2))}) AS n ({names}) WHERE {match}";
    }

    public static string Remaining(EncryptedColumn c)
    {
        var keyOfIndex = c.IndexColumn is null ? "NULL" : $"split_part({c.IndexColumn}, ':', 1)";
        return $"""
                SELECT CASE WHEN starts_with({c.Column}, $1) THEN {keyOfIndex} ELSE split_part({c.Column}, ':', 2) END AS key_id, count(*)
                FROM {c.Table} WHERE {NotCurrent(c)} GROUP BY key_id ORDER BY key_id
                """;
    }

    private static string NotCurrent(EncryptedColumn c) =>
        $"{c.Column} <> '' AND (NOT starts_with({c.Column}, $1) OR {(c.IndexColumn is null ? "$2::text IS NULL" : $"NOT starts_with({c.IndexColumn}, $2)")})";

    private static string Keys(EncryptedColumn c) => string.Join(", ", c.Key);

    private static string Numbered(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(n => $"${n}"));
}
