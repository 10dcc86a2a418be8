namespace Heluo.Engines.Documents.Templates;

/// <summary>The lines <c>名称: 值</c> at the top of a template, up to <c>---</c>.</summary>
internal sealed record TemplateSettings
{
    private static readonly Dictionary<string, TemplateKind> Kinds = new()
    {
        ["公文"] = TemplateKind.Official, ["通知书"] = TemplateKind.Notice, ["凭证"] = TemplateKind.Receipt,
        ["证照"] = TemplateKind.Licence,
    };

    public string Name { get; private init; } = "";

    public TemplateKind Kind { get; private init; }

    /// <summary>Whether the copies line may stand on an odd last page, because the paper is printed on one side.</summary>
    public bool SingleSided { get; private init; }

    /// <summary>Reads the settings; <paramref name="next"/> is the index of the first line after them.</summary>
    public static TemplateSettings Read(string[] lines, List<TemplateError> errors, out int next)
    {
        var settings = new TemplateSettings();
        var end = Array.FindIndex(lines, l => l.Trim() == "---");
        next = end + 1;
        if (end < 0) errors.Add(new TemplateError(1, "模板开头要写“名称：…”和“类型：…”，然后单独一行“---”，再写正文。"));
        for (var i = 0; i < end; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
            var colon = line.IndexOfAny([':', '：']);
            var (key, value) = colon < 0 ? (line, "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
            settings = settings.With(key, value, i + 1, errors);
        }

        if (end >= 0 && settings.Name.Length == 0) errors.Add(new TemplateError(1, "模板没有名称，请在开头加一行“名称：…”。"));
        return settings;
    }

    private TemplateSettings With(string key, string value, int line, List<TemplateError> errors)
    {
        switch (key)
        {
            case "名称":
                return this with { Name = value };
            case "类型" when Kinds.TryGetValue(value, out var kind):
                return this with { Kind = kind };
            case "类型":
                errors.Add(new TemplateError(line, $"不认识类型“{value}”，可以用：{string.Join('、', Kinds.Keys)}。"));
                return this;
            case "印制" when value is "单面" or "双面":
                return this with { SingleSided = value == "单面" };
            default:
                errors.Add(new TemplateError(line, $"不认识“{key}：{value}”，开头可以写：名称、类型、印制（单面或双面）。"));
                return this;
        }
    }
}
