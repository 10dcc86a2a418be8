namespace Heluo.Bench;

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution, above the program.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Heluo.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Heluo.slnx not found above the program");
    }
}
