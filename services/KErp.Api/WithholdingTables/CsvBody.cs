using System.Text;
using KErp.Api.Problems;
using KErp.Domain;
using Microsoft.Net.Http.Headers;

namespace KErp.Api.WithholdingTables;

/// <summary>A CSV file in a request body, or the problem with it.</summary>
internal readonly record struct CsvBody(string? Text, IResult? Problem)
{
    private const string MediaType = "text/csv";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<CsvBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
            return new(null, Problems.Problem.UnsupportedMediaType.ToResult("Content-Type", $"The request body must be {MediaType}."));
        try
        {
            using var reader = new StreamReader(request.Body, Strict);
            var text = await reader.ReadToEndAsync(cancellation);
            return Check(text) is { } violation ? new(null, new[] { violation }.ToResult()) : new(text, null);
        }
        catch (DecoderFallbackException)
        {
            return new(null, new[] { new Violation("$", "not_utf8", "UTF-8 파일이 아닙니다.", "The file is not UTF-8.") }.ToResult());
        }
    }

    /// <summary>The whole file is kept, its comments too: it must hold nothing that the database refuses or that is sealed elsewhere.</summary>
    private static Violation? Check(string text)
    {
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return new Violation("$", "invalid_character", "허용되지 않는 문자가 있습니다.", "The file has control characters.");
        return ResidentNumber.IsIn(text) ? new Violation("$", "personal_number", "주민등록번호를 쓸 수 없습니다.", "Must not hold a resident registration number.") : null;
    }
}
