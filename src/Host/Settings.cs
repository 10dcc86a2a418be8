using Heluo.Host.Commands;

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

    /// <summary>Lines of help for the options of every verb that opens the store.</summary>
    public static IReadOnlyList<string> StoreHelp { get; } =
    [
        "  --data DIR            数据放在哪个目录，默认当前目录下的 data",
        "  --store S             sqlite 是内置存储（默认），postgres 是 PostgreSQL",
        "  --connection C        PostgreSQL 的连接串",
        "  --packs DIR           事项包的目录，默认用自带的",
        "  --节:项=值            其他配置项，如 --Logging:LogLevel:Default=Warning",
    ];

    /// <summary>The configuration that the options ask for.</summary>
    /// <param name="arguments">Options with their values, and settings written <c>--Section:Key=value</c>.</param>
    /// <param name="flags">Options of the verb itself, left out of the configuration.</param>
    /// <exception cref="WrongUseException">An option is not known or lacks its value; the message says so in Chinese.</exception>
    public static string[] FromArguments(string[] arguments, params string[] flags)
    {
        List<string> settings = [];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var left, var right] ? (left, right) : (arguments[i], null);
            if (flags.Contains(arguments[i])) continue;
            if (Keys.TryGetValue(name, out var key))
                settings.Add($"--{key}={value ?? (i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[++i] : throw new WrongUseException($"{name} 后面缺少值"))}");
            else if (value is not null && name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':')) settings.Add(arguments[i]);
            else throw new WrongUseException($"不认识的选项 {arguments[i]}；可用 {string.Join(' ', Keys.Keys.Concat(flags))}");
        }

        if (settings.Find(s => s.StartsWith("--Store:Kind=", StringComparison.Ordinal)) is { } store && store[13..].ToLowerInvariant() is not ("sqlite" or "postgres"))
            throw new WrongUseException($"不认识的存储 {store[13..]}；--store 应为 sqlite 或 postgres");
        if (!settings.Exists(s => s.StartsWith("--urls=", StringComparison.Ordinal))) settings.Add("--urls=http://127.0.0.1:5080");
        if (!settings.Exists(s => s.StartsWith("--Store:DataFolder=", StringComparison.Ordinal))) settings.Add("--Store:DataFolder=" + Path.Combine(Environment.CurrentDirectory, "data"));
        return [.. settings];
    }
}
