namespace KErp.Sandbox.Popbill;

/// <summary>Numbers that Popbill gives a document when it is issued.</summary>
internal static class ConfirmNumber
{
    /// <summary>Stands where the registration number of the issuing system (ASP) does, 8 digits.</summary>
    private const string Issuer = "41000000";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>국세청 승인번호: 작성일자 (8) + issuer (8) + serial (8), as <c>20260102</c><c>41000000</c><c>0000001A</c>.</summary>
    public static string Of(string writeDate, long serial) => writeDate + Issuer + Base36(serial);

    /// <summary>itemKey: 18 digits, unique at Popbill.</summary>
    public static string ItemKey(long serial) => serial.ToString("D18", System.Globalization.CultureInfo.InvariantCulture);

    private static string Base36(long serial)
    {
        Span<char> text = stackalloc char[8];
        for (var i = text.Length - 1; i >= 0; i--, serial /= Digits.Length)
            text[i] = Digits[(int)(serial % Digits.Length)];
        return new string(text);
    }
}
