namespace KErp.Tests;

/// <summary>The checkout that the tests were built in. Not by CallerFilePath: a CI build maps that away.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KErp.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
