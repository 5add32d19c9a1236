using System.Security.Cryptography;
using System.Text;

namespace KErp.Api.Documents;

/// <summary>The one style of a printed invoice. The page's policy allows it by its hash, and no other.</summary>
internal static class PrintStyle
{
    public const string Css =
        """
        @page { size: A4; margin: 10mm }
        * { box-sizing: border-box }
        body { margin: 0 auto; width: 190mm; color: #111; font: 8.5pt/1.3 "Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif }
        .copy { padding: 3mm 0 }
        .seller { --ink: #c62828 }
        .buyer { --ink: #1a4fa3 }
        .half { break-inside: avoid }
        .half + .half { border-top: 1px dashed #888 }
        .full + .full { break-before: page }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; border: 0.5mm solid var(--ink) }
        table + table { border-top: 0 }
        th, td { border: 0.2mm solid var(--ink); padding: 0.6mm 1mm; height: 7mm; overflow-wrap: anywhere }
        th { color: var(--ink); font-weight: 500; text-align: center; word-break: keep-all }
        td.c { text-align: center }
        td.n { text-align: right; font-variant-numeric: tabular-nums }
        td.small { font-size: 7pt }
        .title { font-size: 15pt; letter-spacing: 0.25em; white-space: nowrap }
        .title small { font-size: 8pt; letter-spacing: 0 }
        th.side { word-break: break-all }
        .w6 { width: 6mm }
        .w17 { width: 17mm }
        .w24 { width: 24mm }
        .w30 { width: 30mm }
        .w40 { width: 40mm }
        .total { font-size: 9.5pt; font-weight: 600 }
        .total .small { font-weight: 400 }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        .void { color: #111; border: 0.5mm solid #111; padding: 0.5mm 2mm; font-weight: 700; display: inline-block; margin-bottom: 1mm }
        @media screen { body { padding: 8mm 0 } }
        """;

    /// <summary>SHA-256 in base64, as a content security policy wants it.</summary>
    public static string Hash { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));
}
