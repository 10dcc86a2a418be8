using System.Globalization;

namespace Heluo.Host.Commands;

/// <summary>The words after a verb: plain ones, <c>--name value</c> and <c>--flag</c>.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);

    private CommandOptions(IReadOnlyList<string> words) => Words = words;

    public IReadOnlyList<string> Words { get; }

    /// <exception cref="WrongUseException">An option is not known or lacks its value.</exception>
    public static CommandOptions Parse(IReadOnlyList<string> arguments, string[] values, string[]? flags = null)
    {
        var words = new List<string>();
        var options = new CommandOptions(words);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal)) words.Add(argument);
            else if (flags?.Contains(argument[2..]) == true) options._flags.Add(argument[2..]);
            else if (!values.Contains(argument[2..])) throw new WrongUseException($"不认识的选项 {argument}；{Known([.. values, .. flags ?? []])}");
            else if (i + 1 >= arguments.Count) throw new WrongUseException($"{argument} 后面缺少值");
            else options._values[argument[2..]] = arguments[++i];
        }

        return options;
    }

    private static string Known(string[] names) => names.Length == 0 ? "这个命令没有选项" : "可用 " + string.Join(' ', names.Select(name => "--" + name));

    public bool Has(string flag) => _flags.Contains(flag);

    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="WrongUseException">It was not given.</exception>
    public string Require(string name) => Find(name) ?? throw new WrongUseException($"缺少 --{name}");

    /// <exception cref="WrongUseException">It is no number.</exception>
    public double Number(string name, double otherwise)
    {
        if (Find(name) is not { } text) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : throw new WrongUseException($"--{name} 后面应当是数字");
    }
}
