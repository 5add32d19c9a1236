using System.Text.Json;
using System.Text.Json.Serialization;

namespace KErp.Domain.Filings;

/// <summary>The lists of codes, as data: an agency adds and retires codes without a word to us.</summary>
public sealed class FilingCodes
{
    private const string Resource = "filing-codes.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<FilingCodes> Embedded = new(ReadEmbedded);

    private readonly Dictionary<string, CodeList> _lists;

    private FilingCodes(IEnumerable<CodeList> lists) => _lists = lists.ToDictionary(list => list.List);

    /// <summary>The codes that K-ERP knows.</summary>
    public static FilingCodes Korea => Embedded.Value;

    /// <summary>The names of the lists, see <see cref="FilingCodeLists"/>.</summary>
    public IReadOnlyCollection<string> Lists => _lists.Keys;

    /// <exception cref="JsonException">The text is no such data.</exception>
    /// <exception cref="ArgumentException">Two lists have the same name.</exception>
    public static FilingCodes Read(Stream json) =>
        new(JsonSerializer.Deserialize<IReadOnlyList<CodeList>>(json, Json) ?? throw new JsonException("The lists of codes are empty."));

    /// <summary>The codes of a list that hold on a day, in the order of the form.</summary>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public IEnumerable<FilingCode> Of(string list, DateOnly day) => ListOf(list).Codes.Where(code => code.HoldsOn(day));

    public bool Has(string list, string? code, DateOnly day) => Of(list, day).Any(each => each.Code == code);

    /// <summary>The instrument that has the list.</summary>
    public string SourceOf(string list) => ListOf(list).Source;

    private CodeList ListOf(string list) =>
        _lists.TryGetValue(list, out var found) ? found : throw new ArgumentException($"There is no list of codes called {list}.", nameof(list));

    private static FilingCodes ReadEmbedded()
    {
        using var stream = typeof(FilingCodes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without {Resource}.");
        return Read(stream);
    }

    private sealed record CodeList(string List, string Source, IReadOnlyList<FilingCode> Codes);
}
