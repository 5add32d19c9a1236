namespace KErp.Api.Partners;

/// <summary>Bodies that work when pasted.</summary>
internal static class PartnerExamples
{
    public const string Partner =
        """
        {
          "businessNumber": "220-81-62517",
          "name": "주식회사 구매",
          "representative": "이구매",
          "address": "서울특별시 강남구 테헤란로 1",
          "businessType": "도소매",
          "businessClass": "전자상거래",
          "email": "tax@buyer.example"
        }
        """;

    public const string Businesses =
        """
        {
          "businessNumbers": ["220-81-62517", "1248100998"]
        }
        """;
}
