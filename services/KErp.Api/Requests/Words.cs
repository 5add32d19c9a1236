using System.Text.Json;

namespace KErp.Api.Requests;

/// <summary>Enums in an address, in the snake_case words that they have in JSON.</summary>
internal static class Words
{
    public static bool TryRead<T>(string text, out T value) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(candidate.ToString()) != text) continue;
            value = candidate;
            return true;
        }

        value = default;
        return false;
    }
}
