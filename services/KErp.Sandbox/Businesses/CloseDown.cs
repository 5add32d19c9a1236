using System.Text.Json;
using KErp.Sandbox.Popbill;
using KErp.Sandbox.Storage;

namespace KErp.Sandbox.Businesses;

/// <summary>
/// <c>GET /CloseDown?CN=</c> and <c>POST /CloseDown</c> with an array, of Popbill: 2 is a closed business (폐업) and 3 one at
/// rest (휴업), the other way round than at the tax office.
/// </summary>
internal static class CloseDown
{
    public const string Service = "closedown";

    private const int MaximumNumbers = 1000;

    public static IResult One(BusinessRegister register, TimeProvider clock, string? cn = null) =>
        Results.Ok(Describe(register.Ask(Service, [cn ?? ""]).Single(), clock));

    public static async Task<IResult> ManyAsync(HttpRequest request, BusinessRegister register, TimeProvider clock) =>
        Read(await request.ReadBytesAsync()) is { Length: > 0 and <= MaximumNumbers } numbers
            ? Results.Ok(register.Ask(Service, numbers).Select(one => Describe(one, clock)))
            : PopbillErrors.TooManyNumbers.AsBadRequest();

    private static CorpState Describe((string Number, Business Business) one, TimeProvider clock) => new(
        one.Number,
        StateOf(one.Business.State),
        one.Business.ClosedOn is { } day ? KoreanTime.Text(day) : null,
        one.Business.State == BusinessState.Unregistered ? null : TaxTypes.PopbillOf(one.Business.TaxType),
        KoreanTime.Text(KoreanTime.Day(clock.GetUtcNow())));

    private static string StateOf(BusinessState state) => state switch
    {
        BusinessState.Active => "1",
        BusinessState.Closed => "2",
        BusinessState.Suspended => "3",
        _ => "0",
    };

    private static string[]? Read(byte[] body)
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

    /// <summary>Popbill's names.</summary>
    private sealed record CorpState(string CorpNum, string State, string? StateDate, string? TaxType, string CheckDate);
}
