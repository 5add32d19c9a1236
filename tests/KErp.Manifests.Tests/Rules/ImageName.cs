namespace KErp.Manifests.Tests.Rules;

/// <summary>The parts of <c>registry/name:tag@digest</c>; a first part without dot or colon is no registry.</summary>
internal sealed record ImageName(string? Registry, string Name, string? Tag, string? Digest)
{
    public static ImageName Parse(string text)
    {
        var (rest, digest) = Cut(text, text.IndexOf('@', StringComparison.Ordinal));
        var colon = rest.LastIndexOf(':');
        var (path, tag) = Cut(rest, colon > rest.LastIndexOf('/') ? colon : -1);
        var first = path.Split('/')[0];
        return first != path && (first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal))
            ? new ImageName(first, path[(first.Length + 1)..], tag, digest)
            : new ImageName(null, path, tag, digest);
    }

    private static (string Before, string? After) Cut(string text, int at) => at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
}
