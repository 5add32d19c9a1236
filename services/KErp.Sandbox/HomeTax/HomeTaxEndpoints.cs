using KErp.Sandbox.Control;
using KErp.Sandbox.Faults;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.HomeTax;

/// <summary>Popbill's collection of what HomeTax has of a business.</summary>
public static class HomeTaxEndpoints
{
    private const string Jobs = "/HomeTax/Taxinvoice/{jobId:length(18)}";

    public static IServiceCollection AddHomeTax(this IServiceCollection services) => services
        .AddSingleton<HomeTaxStore>()
        .AddSingleton<HomeTaxCollection>();

    public static void MapHomeTax(this WebApplication app)
    {
        app.MapPost("/HomeTax/Taxinvoice/" + Side.Route, CollectionJobs.RequestAsync)
            .AsPopbill(FaultOperation.HometaxRequest, Scopes.HomeTax);
        app.MapGet(Jobs + "/State", CollectionJobs.StateAsync).AsPopbill(FaultOperation.HometaxState, Scopes.HomeTax);
        app.MapGet(Jobs, CollectionJobs.SearchAsync).AsPopbill(FaultOperation.HometaxSearch, Scopes.HomeTax);
        app.MapPost("/_sandbox/hometax/{corpNum}/" + Side.Route, PostForeignAsync);
    }

    /// <summary>A document of another issuing system, with the names of <c>HTTaxinvoiceAbbr</c>.</summary>
    private static async Task<IResult> PostForeignAsync(
        HttpRequest request, string corpNum, Side side, HomeTaxStore hometax, TimeProvider clock)
    {
        var body = await ControlBody.ReadAsync<HomeTaxAbbr>(request);
        if (body.Value?.NtsconfirmNum is not { Length: 24 } confirmNum)
            return body.Refuse("ntsconfirmNum", "must have 24 characters");
        foreach (var (field, day) in new[] { ("writeDate", body.Value.WriteDate), ("issueDate", body.Value.IssueDate), ("sendDate", body.Value.SendDate) })
            if (KoreanTime.DayOrNull(day) is null)
                return body.Refuse(field, "must be a day written yyyyMMdd");

        var invoice = body.Value with { InvoiceType = side.Name };
        var json = System.Text.Json.JsonSerializer.Serialize(invoice, System.Text.Json.JsonSerializerOptions.Web);
        await hometax.SetForeignAsync(corpNum, side, confirmNum, new ForeignInvoice(json, clock.GetUtcNow()));
        return Results.Ok(invoice);
    }
}
