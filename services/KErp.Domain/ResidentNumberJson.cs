using System.Text.Json;
using System.Text.Json.Serialization;

namespace KErp.Domain;

/// <summary>
/// Writes the masked form. Reads a number; text that is none becomes the default value, for the rules to report: so the
/// digits of a request, right or wrong, are never held by anything that could show them.
/// </summary>
public sealed class ResidentNumberJson : JsonConverter<ResidentNumber>
{
    public override ResidentNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) throw new JsonException();
        return ResidentNumber.TryParse(reader.GetString(), out var number) ? number : default;
    }

    public override void Write(Utf8JsonWriter writer, ResidentNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
