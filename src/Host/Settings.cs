namespace Heluo.Host;

/// <summary>Turns the short options of the command line into configuration keys.</summary>
internal static class Settings
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["--urls"] = "urls",
        ["--data"] = "Store:DataFolder",
        ["--store"] = "Store:Kind",
        ["--connection"] = "Store:Connection",
        ["--packs"] = "Packs:Folder",
    };

    public static string[] FromArguments(string[] arguments)
    {
        List<string> settings = [];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Keys.TryGetValue(arguments[i], out var key) && i + 1 < arguments.Length) settings.Add($"--{key}={arguments[++i]}");
            else if (arguments[i].Contains('=')) settings.Add(arguments[i]);
        }

        if (!settings.Exists(s => s.StartsWith("--urls=", StringComparison.Ordinal))) settings.Add("--urls=http://127.0.0.1:5080");
        if (!settings.Exists(s => s.StartsWith("--Store:DataFolder=", StringComparison.Ordinal))) settings.Add("--Store:DataFolder=" + Path.Combine(Environment.CurrentDirectory, "data"));
        return [.. settings];
    }
}
