namespace Heluo.Engines.Documents.Templates;

/// <summary>A condition of a template: <c>字段</c>, <c>非 字段</c>, <c>字段 = 值</c>, <c>字段 != 值</c>.</summary>
internal sealed record TemplateCondition(string Path, string? Value, bool Negated)
{
    /// <summary>Reads a condition; null when it names no field.</summary>
    public static TemplateCondition? Parse(string text)
    {
        var trimmed = text.Trim();
        var unequal = trimmed.IndexOf("!=", StringComparison.Ordinal);
        if (unequal > 0) return Make(trimmed[..unequal], trimmed[(unequal + 2)..], true);
        var equal = trimmed.IndexOf('=', StringComparison.Ordinal);
        if (equal > 0) return Make(trimmed[..equal], trimmed[(equal + 1)..].TrimStart('='), false);
        var negated = trimmed.StartsWith('非') || trimmed.StartsWith('!');
        return Make(negated ? trimmed[1..] : trimmed, null, negated);
    }

    public bool Holds(TemplateScope scope)
    {
        var found = scope.Find(Path);
        var holds = Value is null ? TemplateScope.IsTrue(found) : TemplateFormat.Apply(found, null, "") == Value;
        return holds != Negated;
    }

    private static TemplateCondition? Make(string path, string? value, bool negated) =>
        TemplateReader.IsPath(path.Trim()) ? new TemplateCondition(path.Trim(), value?.Trim().Trim('"', '“', '”'), negated) : null;
}
