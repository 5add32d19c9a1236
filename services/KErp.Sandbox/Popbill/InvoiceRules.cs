using System.Globalization;
using System.Text.RegularExpressions;

namespace KErp.Sandbox.Popbill;

/// <summary>What Popbill checks before it issues. The first broken rule is the answer.</summary>
internal static partial class InvoiceRules
{
    private const string Forward = "정발행";
    private const string Reverse = "역발행";
    private const int MaximumLines = 99;
    private const int MaximumContacts = 5;

    private static readonly string[] IssueTypes = [Forward, Reverse, "위수탁"];
    private static readonly string[] PurposeTypes = ["영수", "청구", "없음"];
    private static readonly string[] TaxTypes = ["과세", "영세", "면세"];
    private static readonly string[] Totals = ["supplyCostTotal", "taxTotal", "totalAmount"];
    private static readonly string[] Payments = ["cash", "chkBill", "note", "credit"];
    private static readonly string[] LineAmounts = ["supplyCost", "tax"];

    /// <summary>환입 and 계약의 해제.</summary>
    private static readonly int[] NegativeModifyCodes = [3, 4];

    /// <param name="document">What is to be issued.</param>
    /// <param name="caller">The business the token speaks for.</param>
    public static ProviderError? FirstBroken(InvoiceDocument document, string caller) =>
        Header(document, Forward) ?? Seller(document, caller) ?? Key(document.SellerKey) ?? Buyer(document) ?? Amounts(document)
        ?? Modification(document) ?? Lists(document);

    /// <param name="document">What the seller is asked to issue.</param>
    /// <param name="caller">The buyer who asks.</param>
    public static ProviderError? FirstBrokenOfRequest(InvoiceDocument document, string caller) =>
        Header(document, Reverse) ?? Seller(document, caller: null) ?? Asker(document, caller) ?? Amounts(document)
        ?? Modification(document) ?? Lists(document);

    public static bool IsMgtKey(string text) => MgtKey().IsMatch(text);

    private static ProviderError? Header(InvoiceDocument document, string expected)
    {
        if (!IsDate(document.WriteDate))
            return PopbillErrors.NoWriteDate;
        if (document.Text("issueType") is not { } issueType)
            return PopbillErrors.NoIssueType;
        if (!IssueTypes.Contains(issueType))
            return PopbillErrors.BadIssueType;
        if (issueType != expected)
            return PopbillErrors.NotSimulated;
        return Classification(document);
    }

    private static ProviderError? Classification(InvoiceDocument document)
    {
        if (document.Text("purposeType") is not { } purposeType)
            return PopbillErrors.NoPurposeType;
        if (!PurposeTypes.Contains(purposeType))
            return PopbillErrors.BadPurposeType;
        if (document.Text("taxType") is not { } taxType)
            return PopbillErrors.NoTaxType;
        if (!TaxTypes.Contains(taxType))
            return PopbillErrors.BadTaxType;
        if (document.Text("chargeDirection") is null)
            return PopbillErrors.NoChargeDirection;
        return document.IsPaidByBuyer && document.Text("issueType") != Reverse ? PopbillErrors.BuyerCannotPay : null;
    }

    /// <param name="caller">Who the seller must be; nothing: anybody.</param>
    private static ProviderError? Seller(InvoiceDocument document, string? caller)
    {
        if (document.Text("invoicerCorpNum") is not { } seller)
            return PopbillErrors.NoSeller;
        if (!BusinessNumber.IsValid(seller))
            return PopbillErrors.BadSeller;
        if (caller is not null && seller != caller)
            return PopbillErrors.NotTheUsersDocument;
        if (document.Text("invoicerCorpName") is null)
            return PopbillErrors.NoSellerName;
        return document.Text("invoicerCEOName") is null ? PopbillErrors.NoSellerCeo : null;
    }

    private static ProviderError? Key(string key) => IsMgtKey(key) ? null : PopbillErrors.BadMgtKey;

    private static ProviderError? Asker(InvoiceDocument document, string caller)
    {
        if (document.Text("invoiceeType") != "사업자" || document.Buyer is not { } buyer || !BusinessNumber.IsValid(buyer))
            return PopbillErrors.BadBuyer;
        return buyer == caller ? Key(document.BuyerKey) : PopbillErrors.NotTheUsersDocument;
    }

    private static ProviderError? Buyer(InvoiceDocument document) => document.Text("invoiceeType") switch
    {
        "사업자" when !BusinessNumber.IsValid(document.Buyer ?? "") => PopbillErrors.BadBuyer,
        "외국인" when document.Text("remark1") is null => PopbillErrors.NoForeignerNumber,
        _ => null,
    };

    private static ProviderError? Amounts(InvoiceDocument document)
    {
        foreach (var field in Totals)
            if (Amount(document, field) is null)
                return PopbillErrors.BadAmount(field);
        foreach (var field in Payments)
            if (IsNoAmount(document, field))
                return PopbillErrors.BadAmount(field);
        return Amount(document, "supplyCostTotal") + Amount(document, "taxTotal") == Amount(document, "totalAmount")
            ? null
            : PopbillErrors.BadTotal;
    }

    private static ProviderError? Modification(InvoiceDocument document)
    {
        if (document.IsBlank("modifyCode"))
            return null;
        if (document.Number("modifyCode") is not { } code || code is < 1 or > 6)
            return PopbillErrors.BadModifyCode;
        if (document.Text("orgNTSConfirmNum") is not { Length: 24 })
            return PopbillErrors.NoOriginal;
        return NegativeModifyCodes.Contains(code) && Amount(document, "supplyCostTotal") >= 0
            ? PopbillErrors.MustBeNegative
            : null;
    }

    private static ProviderError? Lists(InvoiceDocument document)
    {
        if (document.List("detailList") is not { Count: <= MaximumLines } lines)
            return PopbillErrors.BadLines;
        for (var i = 0; i < lines.Count; i++)
            if (Line(lines[i], serial: i + 1) is { } broken)
                return broken;
        return document.List("addContactList") is { Count: <= MaximumContacts } ? null : PopbillErrors.TooManyContacts;
    }

    private static ProviderError? Line(InvoiceDocument line, int serial)
    {
        if (line.Number("serialNum") != serial)
            return PopbillErrors.BadLines;
        foreach (var field in LineAmounts)
            if (IsNoAmount(line, field))
                return PopbillErrors.BadAmount($"detailList[{serial}].{field}");
        return null;
    }

    /// <summary>An optional amount may be absent or empty, but not be something else.</summary>
    private static bool IsNoAmount(InvoiceDocument document, string field) =>
        !document.IsBlank(field) && Amount(document, field) is null;

    private static long? Amount(InvoiceDocument document, string field) =>
        document.Text(field) is { } text && WholeWon().IsMatch(text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,24}\z")]
    private static partial Regex MgtKey();

    [GeneratedRegex(@"\A-?[0-9]{1,18}\z")]
    private static partial Regex WholeWon();
}
