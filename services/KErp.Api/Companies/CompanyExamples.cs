using KErp.Api.Identity;

namespace KErp.Api.Companies;

/// <summary>Bodies that work when pasted.</summary>
internal static class CompanyExamples
{
    public const string Company =
        """
        {
          "businessNumber": "123-45-67891",
          "name": "주식회사 첫걸음",
          "representative": "김대표",
          "address": "서울특별시 중구 세종대로 1",
          "businessType": "서비스",
          "businessClass": "소프트웨어 개발",
          "email": "tax@first.example"
        }
        """;

    public const string Close = $$"""{ "password": "{{IdentityExamples.Password}}" }""";
}
