using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KErp.Api.Documents;

/// <summary>Markup. Whatever is put into an interpolated one is encoded, unless it is markup itself: text gets no other way in.</summary>
internal readonly record struct Html
{
    private Html(string text) => Text = text;

    public string Text { get; }

    public static Html Of(Interpolation markup) => new(markup.Build());

    /// <summary>The content of a style element, where nothing is decoded. It is ours, and never text of a user.</summary>
    public static Html OfStyle(string css) => new(css);

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    [InterpolatedStringHandler]
    public readonly ref struct Interpolation(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => _text.Append(literal);

        public void AppendFormatted(Html markup) => _text.Append(markup.Text);

        public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(text ?? ""));

        public string Build() => _text.ToString();
    }
}
