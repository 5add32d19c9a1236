using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KErp.Data;

/// <summary>Stores an enum as readable snake_case text, the same words as in the REST API.</summary>
internal sealed class SnakeCaseEnumConverter<T>() : ValueConverter<T, string>(v => EnumText.Of(v), t => EnumText.Parse<T>(t))
    where T : struct, Enum;

internal static class EnumText
{
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    public static T Parse<T>(string text) where T : struct, Enum => Words<T>.ByText[text];

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue =
            Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, T> ByText = ByValue.ToDictionary(p => p.Value, p => p.Key);
    }
}
