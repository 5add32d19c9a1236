using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KErp.Sandbox.Popbill;

/// <summary>A <c>Taxinvoice</c> as it was sent, or one line of it. Fields the sandbox does not know are kept and given back.</summary>
/// <param name="fields">The fields.</param>
/// <param name="json">The text they were read from.</param>
internal sealed class InvoiceDocument(JsonObject fields, string json)
{
    private static readonly JsonSerializerOptions Korean = SandboxJson.Apply(new JsonSerializerOptions());

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public string Json => json;

    public string SellerKey => Text("invoicerMgtKey") ?? "";

    public string BuyerKey => Text("invoiceeMgtKey") ?? "";

    public string? Buyer => Text("invoiceeCorpNum");

    public bool IsPaidByBuyer => Text("chargeDirection") == "역과금";

    public string WriteDate => Text("writeDate") ?? "";

    /// <returns>Nothing when the body is not a JSON object.</returns>
    public static InvoiceDocument? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: Strict) is JsonObject fields
                ? new InvoiceDocument(fields, Encoding.UTF8.GetString(body))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static InvoiceDocument FromStored(string json) => new(JsonNode.Parse(json)!.AsObject(), json);

    /// <returns>Nothing for a field that is absent, empty, or not text: Popbill's amounts are text.</returns>
    public string? Text(string field) =>
        fields[field] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;

    public int? Number(string field) =>
        fields[field] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    public bool IsBlank(string field) =>
        fields[field] is null || (fields[field] is JsonValue value && value.TryGetValue(out string? text) && text.Length == 0);

    /// <returns>No elements for an absent list; nothing when the field is not a list of objects.</returns>
    public IReadOnlyList<InvoiceDocument>? List(string field) => fields[field] switch
    {
        null => [],
        JsonArray array when array.All(element => element is JsonObject) =>
            [.. array.Select(element => new InvoiceDocument(element!.AsObject(), element.ToJsonString(Korean)))],
        _ => null,
    };

    /// <summary>All fields and one more.</summary>
    public JsonObject With(string field, string value)
    {
        var copy = fields.DeepClone().AsObject();
        copy[field] = value;
        return copy;
    }
}
