using System.Text.Json.Nodes;

namespace KErp.Integration.Tests.Partners;

/// <summary>A valid request, to be sent as it is or spoilt in one place.</summary>
internal static class PartnerBody
{
    public const string Path = "api/v1/partners";

    public static JsonObject Of(string businessNumber, string name = "주식회사 거래") => new()
    {
        ["businessNumber"] = businessNumber, ["name"] = name, ["representative"] = "박거래", ["email"] = "tax@partner.example",
    };
}
