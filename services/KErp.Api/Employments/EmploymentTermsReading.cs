using KErp.Api.Requests;
using KErp.Domain;
using KErp.Domain.Contributions;
using KErp.Domain.Payroll;

namespace KErp.Api.Employments;

/// <summary>Reads the terms of an employment.</summary>
/// <param name="prefix">Where they are in the body: <c>terms.</c>, or empty when they are all of it.</param>
internal sealed class EmploymentTermsReading(string prefix) : RequestReading
{
    /// <returns>The terms, or null when there are <see cref="RequestReading.Violations"/>.</returns>
    public EmploymentTerms? Read(EmploymentTermsRequest? request)
    {
        if (request is null) Found.Add(RequestViolations.Required(prefix.TrimEnd('.')));
        request ??= new EmploymentTermsRequest();
        var terms = new EmploymentTerms(
            ItemsOf(request.Items), BasesOf(request.Bases), [.. (request.Exempt ?? []).Distinct()], request.PaysPensionOfJoiningMonth ?? false,
            BilledOf(request.Billed ?? []), FamilyOf(request.Family), request.Ratio ?? WithholdingRatio.Percent100);
        // The rules judge what is there; what is missing was reported above.
        if (Found.Count == 0) Found.AddRange(EmploymentTermsRules.Check(terms).Select(v => v with { Field = prefix + v.Field }));
        return Found.Count == 0 ? terms : null;
    }

    private List<PayItem> ItemsOf(IReadOnlyList<PayItemRequest?>? items)
    {
        if (items is null) Found.Add(RequestViolations.Required($"{prefix}items"));
        return [.. (items ?? []).Index().Take(PayItemRules.MaxItems + 1).Select(each => ItemOf($"{prefix}items[{each.Index}]", each.Item))];
    }

    private PayItem ItemOf(string at, PayItemRequest? item) =>
        new(Required($"{at}.name", item?.Name), Required($"{at}.amount", item?.Amount), item?.Kind ?? PayItemKind.Taxable);

    private ContributionBases BasesOf(ContributionBasesRequest? bases) => new(
        Required($"{prefix}bases.pensionIncome", bases?.PensionIncome),
        Required($"{prefix}bases.healthPay", bases?.HealthPay),
        Required($"{prefix}bases.employmentPay", bases?.EmploymentPay));

    private Dictionary<Insurance, Share> BilledOf(IReadOnlyList<BilledRequest?> billed)
    {
        var shares = new Dictionary<Insurance, Share>();
        foreach (var (index, each) in billed.Index())
        {
            var at = $"{prefix}billed[{index}]";
            var share = new Share(Required($"{at}.employee", each?.Employee), Required($"{at}.employer", each?.Employer));
            if (!shares.TryAdd(Required($"{at}.insurance", each?.Insurance), share)) Found.Add(BilledTwice($"{at}.insurance"));
        }

        return shares;
    }

    private WithholdingFamily FamilyOf(WithholdingFamilyRequest? family) => new(Required($"{prefix}family.dependants", family?.Dependants), family?.Children ?? 0);

    private static Violation BilledTwice(string field) => new(field, "billed_twice", "같은 보험의 고지액이 두 번 있습니다.", "The insurance is billed more than once.");
}
