using Xunit;

namespace Heluo.TestSupport;

/// <summary>Outside data beside the checkout (<c>../shared/data</c>): absent on a laptop the test skips, absent in CI it fails.</summary>
public static class SharedData
{
    /// <summary>The folder <paramref name="name"/> of the outside data, or skip (laptop) or failure (CI) when it is not there.</summary>
    public static string Folder(string name)
    {
        var root = RepositoryRoot();
        var folder = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", name));
        if (Directory.Exists(folder)) return folder;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"outside data '{name}' is missing");
        Assert.Skip($"outside data '{name}' is not on this machine");
        return folder;
    }

    /// <summary>The root of the checkout, found from the test binary upwards.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Heluo.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Heluo.slnx not found above the test binary");
    }
}
