namespace KErp.Sandbox.Popbill;

/// <summary>사업자등록번호: ten digits, the last of them a check digit.</summary>
internal static class BusinessNumber
{
    private static readonly int[] Weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];

    /// <summary>The check digit is wrong, but Popbill's own samples and test members use them.</summary>
    private static readonly string[] TestNumbers = ["1234567890", "1388504400"];

    public static bool IsValid(string number) =>
        TestNumbers.Contains(number)
        || (number.Length == 10 && number.All(char.IsAsciiDigit) && number[9] - '0' == CheckDigit(number));

    private static int CheckDigit(string number)
    {
        var sum = (number[8] - '0') * 5 / 10;
        for (var i = 0; i < Weights.Length; i++)
            sum += (number[i] - '0') * Weights[i];
        return (10 - sum % 10) % 10;
    }
}
