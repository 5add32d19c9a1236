namespace KErp.Integration.Tests.Platform;

public static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KErp.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
