using KErp.Api.Requests;
using KErp.Domain;
using KErp.TaxClient;

namespace KErp.Api.Partners;

/// <summary>Reads a list of business numbers.</summary>
internal sealed class BusinessNumbersReading : RequestReading
{
    private const string Field = "businessNumbers";

    /// <returns>The numbers as ten digits, in their order, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public IReadOnlyList<string>? Read(CheckBusinessesRequest request)
    {
        var given = request.BusinessNumbers ?? [];
        if (given.Count is < 1 or > BusinessCalls.MaxNumbers)
        {
            Found.Add(new Violation(
                Field, "out_of_range", $"1개부터 {BusinessCalls.MaxNumbers}개까지 조회할 수 있습니다.", $"1 to {BusinessCalls.MaxNumbers} numbers are expected."));
            return null;
        }

        List<string> numbers = [.. given.Select((text, index) => ReadBusinessNumber($"{Field}[{index}]", text, needed: true).Value)];
        return Found.Count == 0 ? numbers : null;
    }
}
