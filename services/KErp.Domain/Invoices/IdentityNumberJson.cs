using System.Text.Json;
using System.Text.Json.Serialization;

namespace KErp.Domain.Invoices;

/// <summary>As <see cref="ResidentNumberJson"/>: writes the masked form, and reads what is no number as the default value.</summary>
public sealed class IdentityNumberJson : JsonConverter<IdentityNumber>
{
    public override IdentityNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String) throw new JsonException();
        return IdentityNumber.TryParse(reader.GetString(), out var number) ? number : default;
    }

    public override void Write(Utf8JsonWriter writer, IdentityNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
