namespace KErp.Sandbox.Businesses;

/// <summary>How a business is taxed: the tax office's codes, and Popbill's of the same things.</summary>
internal static class TaxTypes
{
    /// <summary>Popbill has no code of its own for 03 and 06; they are nearest to 30 and 40 (grade C).</summary>
    private static readonly Dictionary<string, (string Name, string Popbill)> Known = new()
    {
        ["01"] = ("부가가치세 일반과세자", "10"),
        ["02"] = ("부가가치세 간이과세자", "30"),
        ["03"] = ("부가가치세 과세특례자", "30"),
        ["04"] = ("부가가치세 면세사업자", "20"),
        ["05"] = ("수익사업을 영위하지 않는 비영리법인이거나 고유번호가 부여된 단체,국가기관 등", "40"),
        ["06"] = ("고유번호가 부여된 단체", "40"),
        ["07"] = ("부가가치세 간이과세자(세금계산서 발급사업자)", "31"),
    };

    public static bool IsKnown(string code) => Known.ContainsKey(code);

    public static string NameOf(string code) => Known[code].Name;

    public static string PopbillOf(string code) => Known[code].Popbill;
}
