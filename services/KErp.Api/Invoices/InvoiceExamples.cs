namespace KErp.Api.Invoices;

/// <summary>Bodies that work when pasted.</summary>
internal static class InvoiceExamples
{
    private const string Sale =
        """
          "taxType": "taxable",
          "purpose": "charge",
          "lines": [
            { "item": "소프트웨어 개발 용역", "quantity": 1, "unitPrice": 1000000, "supplyAmount": 1000000, "taxAmount": 100000 }
          ],
          "supplyAmount": 1000000,
          "taxAmount": 100000,
          "totalAmount": 1100000,
          "payment": { "cash": 100000, "credit": 1000000 },
          "remarks": ["2026년 11월분"]
        """;

    private const string Partner = """{ "businessNumber": "220-81-62517", "name": "주식회사 구매", "representative": "이구매", "email": "tax@buyer.example" }""";

    public const string Invoice = $$"""{ "buyer": {{Partner}}, {{Sale}} }""";

    public const string Batch = $$"""{ "invoices": [{{Invoice}}, {{Invoice}}] }""";

    public const string ReverseRequest = $$"""{ "seller": {{Partner}}, {{Sale}} }""";

    public const string Amendment = """{ "reason": "contract_cancelled", "date": "2026-11-25" }""";

    public const string Issue = """{ "forceIssue": false }""";

    public const string Memo = """{ "memo": "거래 취소" }""";
}
