using KErp.Data.Model;

namespace KErp.Data.Schema;

/// <summary>The one company of a developer's machine, until companies sign up themselves.</summary>
public static class DevelopmentSeed
{
    public static readonly Guid CompanyId = Guid.Parse("01970000-0000-7000-8000-000000000001");

    internal static Company Company => new()
    {
        Id = CompanyId,
        CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Party = new PartySnapshot
        {
            BusinessNumber = "1234567891",
            Name = "케이이알피 개발 주식회사",
            Representative = "김개발",
            Address = "서울특별시 중구 세종대로 110",
            BusinessType = "정보통신업",
            BusinessClass = "소프트웨어 개발",
            Email = "billing@kerp.example",
        },
    };
}
