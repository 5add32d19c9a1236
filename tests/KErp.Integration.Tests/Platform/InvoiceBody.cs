using System.Text.Json.Nodes;

namespace KErp.Integration.Tests.Platform;

/// <summary>A valid request, to be sent as it is or spoilt in one place.</summary>
public static class InvoiceBody
{
    public static string Valid(long supply = 1_000_000) => Json(supply).ToJsonString();

    /// <summary>The valid request after <paramref name="spoil"/>.</summary>
    public static string With(Action<JsonObject> spoil)
    {
        var body = Json(1_000_000);
        spoil(body);
        return body.ToJsonString();
    }

    public static JsonObject Line(long supply = 1_000_000) => new()
    {
        ["item"] = "소프트웨어 개발 용역", ["quantity"] = 1, ["unitPrice"] = supply, ["supplyAmount"] = supply, ["taxAmount"] = supply / 10,
    };

    private static JsonObject Json(long supply) => new()
    {
        ["taxType"] = "taxable",
        ["purpose"] = "charge",
        ["buyer"] = new JsonObject { ["businessNumber"] = "220-81-62517", ["name"] = "주식회사 구매", ["representative"] = "이구매", ["email"] = "buyer@kerp.example" },
        ["lines"] = new JsonArray(Line(supply)),
        ["supplyAmount"] = supply,
        ["taxAmount"] = supply / 10,
        ["totalAmount"] = supply + supply / 10,
    };
}
