using System.Text.Json;
using KErp.Sandbox.Popbill.Transmission;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Popbill;

/// <summary>
/// <c>GET /Taxinvoice/{SELL|BUY}/{mgtKey}</c>: the state of a document (<c>TaxinvoiceInfo</c>), or with <c>?Detail</c> the
/// document itself. <c>POST /Taxinvoice/{SELL|BUY}</c> with keys: the states of many.
/// </summary>
internal static class ReadInvoice
{
    private const int MaximumKeys = 1000;

    public static async Task<IResult> OneAsync(
        HttpContext context, Side side, string mgtKey, InvoiceStore invoices, NtsTransmission transmission)
    {
        if (invoices.Find(new InvoiceKey(side, context.CallerCorpNum(), mgtKey)) is not { } found)
            return PopbillErrors.NoSuchDocument.AsBadRequest();

        var invoice = await transmission.CatchUpAsync(found);
        return context.Request.Query.ContainsKey("Detail")
            ? Results.Ok(Detail(invoice))
            : Results.Ok(TaxinvoiceInfo.Of(invoice));
    }

    /// <summary>Keys that nobody used are left out of the answer.</summary>
    public static async Task<IResult> ManyAsync(HttpContext context, Side side, InvoiceStore invoices, NtsTransmission transmission)
    {
        if (Keys(await context.Request.ReadBytesAsync()) is not { Length: > 0 and <= MaximumKeys } keys)
            return PopbillErrors.BadKeys.AsBadRequest();

        var infos = new List<TaxinvoiceInfo>();
        foreach (var key in keys.Distinct())
            if (invoices.Find(new InvoiceKey(side, context.CallerCorpNum(), key)) is { } found)
                infos.Add(TaxinvoiceInfo.Of(await transmission.CatchUpAsync(found)));
        return Results.Ok(infos);
    }

    /// <summary><c>GET /_sandbox/documents/{corpNum}/{mgtKey}</c>: the seller's document, without a token.</summary>
    public static IResult Show(string corpNum, string mgtKey, InvoiceStore invoices) =>
        invoices.Find(new InvoiceKey(Side.Sell, corpNum, mgtKey)) is { } found ? Results.Ok(Detail(found)) : Results.NotFound();

    private static System.Text.Json.Nodes.JsonObject Detail(StoredInvoice invoice)
    {
        var document = InvoiceDocument.FromStored(invoice.Document);
        return invoice.ConfirmNum is { } number ? document.With("ntsconfirmNum", number) : document.With("itemKey", invoice.ItemKey);
    }

    private static string[]? Keys(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
