using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Collects findings while compiling.</summary>
internal sealed class Findings
{
    private readonly List<ProcessFinding> _all = [];

    public bool HasErrors => _all.Exists(f => f.Severity == FindingSeverity.Error);

    public bool Has(string code, string element) => _all.Exists(f => f.Code == code && f.ElementId == element);

    public void Error(string code, int line, string? element, string message) => _all.Add(new ProcessFinding(FindingSeverity.Error, code, line, element, message));

    public void Warning(string code, int line, string? element, string message) => _all.Add(new ProcessFinding(FindingSeverity.Warning, code, line, element, message));

    public void Notice(string code, int line, string? element, string message) => _all.Add(new ProcessFinding(FindingSeverity.Notice, code, line, element, message));

    public List<ProcessFinding> Sorted() => [.. _all.OrderBy(f => f.Line).ThenBy(f => f.Severity).ThenBy(f => f.Code, StringComparer.Ordinal)];

    /// <summary>Parses an expression; a fault becomes an error at its element.</summary>
    public Formula? Formula(string text, XObject at, string? element, string? language = null)
    {
        var foreign = language is { Length: > 0 } && !language.Contains("feel", StringComparison.OrdinalIgnoreCase)
            && !language.Contains("xpath", StringComparison.OrdinalIgnoreCase) && !language.Contains("juel", StringComparison.OrdinalIgnoreCase);
        if (foreign)
        {
            Error("expression-language", BpmnModel.LineOf(at), element, $"不支持表达式语言“{language}”，请改写为 FEEL。");
            return null;
        }

        var formula = Process.Formula.Parse(text, out var error);
        if (error is not null) Error("expression-invalid", BpmnModel.LineOf(at), element, error + "。");
        return formula;
    }

    /// <summary>Parses an expression element in its own language or that of the file (BPMN 2.0 clause 8.3.13).</summary>
    public Formula? Expression(XElement at, string? element)
    {
        var text = at.Value.Trim();
        var language = at.Attribute("language")?.Value ?? (Process.Formula.IsMarked(text) ? null : at.Document?.Root?.Attribute("expressionLanguage")?.Value);
        return Formula(text, at, element, language);
    }

    /// <summary>Reads a text that may be a formula.</summary>
    public TextSource? Text(string? text, XObject at, string? element)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var source = TextSource.Parse(text, out var error);
        if (error is not null) Error("expression-invalid", BpmnModel.LineOf(at), element, error + "。");
        return source;
    }
}
