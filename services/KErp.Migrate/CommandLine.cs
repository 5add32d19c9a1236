using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KErp.Data.Audit;

namespace KErp.Migrate;

/// <summary>What the commands share: options, lines of JSON, and who runs them.</summary>
internal static class CommandLine
{
    /// <summary>For one line each: scripts read them.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Whoever may log in as the owner; the name goes into the audit.</summary>
    public static Caller Operator => new($"operator:{Environment.UserName}", Environment.MachineName);

    public static void WriteLine<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Reads <c>--name value</c> pairs.</summary>
    /// <returns>False when there is anything else, a name that is not known, or one twice.</returns>
    public static bool TryOptions(string[] args, string[] known, [NotNullWhen(true)] out Dictionary<string, string>? options)
    {
        options = null;
        var read = new Dictionary<string, string>();
        if (args.Length % 2 != 0) return false;
        foreach (var pair in args.Chunk(2))
            if (!known.Contains(pair[0]) || !read.TryAdd(pair[0], pair[1])) return false;
        options = read;
        return true;
    }
}
