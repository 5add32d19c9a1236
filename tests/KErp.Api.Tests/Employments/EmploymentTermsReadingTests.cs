using System.Text.Json;
using KErp.Api.Employments;
using KErp.Api.Requests;
using KErp.Domain.Contributions;
using KErp.Domain.Payroll;

namespace KErp.Api.Tests.Employments;

public sealed class EmploymentTermsReadingTests
{
    private const string Least = """{"items":[{"name":"기본급","amount":1}],"bases":{"pensionIncome":1,"healthPay":2,"employmentPay":3},"family":{"dependants":1}}""";

    [Fact]
    public void What_is_left_out_has_its_usual_value()
    {
        var terms = Read(Least).Terms!;

        Assert.Equal((PayItemKind.Taxable, WithholdingRatio.Percent100, false), (terms.Items[0].Kind, terms.Ratio, terms.PaysPensionOfJoiningMonth));
        Assert.Equal(new ContributionBases(1, 2, 3), terms.Bases);
        Assert.Empty(terms.Billed);
        Assert.Empty(terms.Exempt);
    }

    [Theory]
    [InlineData("{}", "terms.items", "terms.bases.pensionIncome", "terms.bases.healthPay", "terms.bases.employmentPay", "terms.family.dependants")]
    [InlineData("""{"items":[null],"bases":{"pensionIncome":1,"healthPay":2,"employmentPay":3},"family":{"dependants":1}}""", "terms.items[0].name", "terms.items[0].amount")]
    [InlineData("""{"items":[],"bases":{"pensionIncome":1,"healthPay":2,"employmentPay":-3},"family":{"dependants":1}}""", "terms.bases.employmentPay")]
    [InlineData("""{"items":[],"bases":{"pensionIncome":1,"healthPay":2,"employmentPay":3},"family":{"dependants":1},"billed":[{"insurance":"health","employee":1,"employer":1},{"insurance":"health","employee":2,"employer":2}]}""", "terms.billed[1].insurance")]
    public void What_is_wrong_is_named_where_it_is(string json, params string[] fields)
    {
        var (terms, reading) = Read(json);

        Assert.Null(terms);
        Assert.Equal(fields, reading.Violations.Select(v => v.Field));
    }

    private static (EmploymentTerms? Terms, EmploymentTermsReading Reading) Read(string json)
    {
        var reading = new EmploymentTermsReading("terms.");
        return (reading.Read(JsonSerializer.Deserialize<EmploymentTermsRequest>(json, ApiJson.Options)), reading);
    }
}
